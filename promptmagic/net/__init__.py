"""What every remote engine needs: a client with limits, retries, addresses, secrets, downloads."""
