"""Alerts: rules of the user's own on claims, told in a feed and to a webhook, once each."""
