"""Which commands does the trail give an operator?"""
