"""What stands between the network and the pages: headers, uploads, and the page of an invitation."""
