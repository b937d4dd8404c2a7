/** A case that is changed at the same moment is read again, so many times: colleagues are not so many, nor so fast. */
export const mostTries = 8
