"""What the partnerships are worth: estimates, from gross to net, and what they rest on."""
