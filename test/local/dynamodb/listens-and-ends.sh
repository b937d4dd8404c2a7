#!/bin/sh
echo listening on >&2
sleep 0.1
exit 7
