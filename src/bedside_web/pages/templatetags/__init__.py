"""What may templates do beside Django's own?"""
