/** Lines of one call that records payments; a longer list is recorded in parts. */
export const mostPaidAtOnce = 1000
