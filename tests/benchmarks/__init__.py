"""Speed, measured side by side in one run. Nothing here is asserted; `make bench` prints it."""
