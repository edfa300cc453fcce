"""Which claims are under review, in which wording, resting on which sources?"""
