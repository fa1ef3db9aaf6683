"""OpenAI's own: where its servers are, one request, what a failure means, which models have retired."""
