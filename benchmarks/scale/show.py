"""placeholder"""
def write_pages(p): pass
