"""Which commands does review give an operator?"""
