/** What a relay cannot do to a connection, each a sentence to stand where its figures are shown. */
export const EMULATION_LIMITS = {
  handshake:
    'A link delays what connections carry, not their opening: the round trip of the TCP handshake, and that of TLS where the link ends it, cost nothing here.',
  acknowledgements:
    'Acknowledgements are answered by this machine at once: slow start, congestion and receive windows behave as on a path without delay.',
  loss: 'Nothing is lost, sent again or reordered on the way, so no event waits behind a lost packet.',
  bytes:
    'Bytes are those of TCP payload: TCP and IP headers, acknowledgements and packets sent again are outside the count.',
  ownCost:
    'Every chunk passes one process more: what the link itself adds is measured and stands beside the figures.',
} as const;

/** What stands under every figure that a delay had a part in. */
export const DELAY_LIMITS: readonly string[] = [
  EMULATION_LIMITS.handshake,
  EMULATION_LIMITS.acknowledgements,
  EMULATION_LIMITS.loss,
];
