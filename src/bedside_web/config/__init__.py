"""How is the site put together? Settings, addresses and servers; only here is the environment read."""
