"""Which articles are published, in which revision, at which address?"""
