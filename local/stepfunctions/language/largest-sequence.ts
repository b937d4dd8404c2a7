/** As many numbers as an expression may hold on AWS: `[1..873782]` passes there, and one more does not. */
export const largestSequence = 873_782
