/** Days after which the people of a trip are erased, and with them what reports count. */
export const keptDays = 700
