# Python 3.8 or later, without packages: python3 verify.py verify SECRET ID TIMESTAMP SIGNATURES [NOW] < body
#                                        python3 verify.py sign SECRET ID TIMESTAMP < body
import base64
import hashlib
import hmac
import sys
import time

# Seconds by which the sender's clock may differ from yours.
TOLERANCE = 300


def sign(secret: str, id: str, timestamp: str, body: bytes) -> str:
    """The value of webhook-signature for a message that you send. `body` is what goes over the line, byte for byte."""
    key = base64.b64decode(secret[6:] if secret.startswith("whsec_") else secret)
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def verify(secret, id, timestamp, signatures, body, now=None) -> bool:
    """Whether we sent it, and lately. `signatures` is webhook-signature: after a rotation it holds two, with a space between."""
    now = time.time() if now is None else now
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now - int(timestamp)) > TOLERANCE:
        return False
    expected = sign(secret, id, timestamp, body).encode()
    return any(hmac.compare_digest(one.encode(), expected) for one in signatures.split(" "))


if __name__ == "__main__":
    command, secret, id, timestamp, *rest = sys.argv[1:]
    body = sys.stdin.buffer.read()
    if command == "sign":
        print(sign(secret, id, timestamp, body))
    else:
        is_true = verify(secret, id, timestamp, rest[0], body, float(rest[1]) if len(rest) > 1 else None)
        print("true" if is_true else "false")
        sys.exit(0 if is_true else 1)
