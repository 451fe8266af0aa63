"""What readers see of an edition, made from its document: no query, no request, no HTML."""
