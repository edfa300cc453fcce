"""Who are the people, what may they do, and what are they bound by?"""
