"""Which commands do articles give an operator?"""
