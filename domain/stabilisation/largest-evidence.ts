/** What Lambda takes as one request, and a photograph that was made smaller, or a scan, is below. Bytes. */
export const largestEvidence = 4_000_000
