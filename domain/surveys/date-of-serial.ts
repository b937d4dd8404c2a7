/** Excel counts days from 1899-12-30, so that its 25569 is 1970-01-01. */
const daysBefore1970 = 25_569
/** Workbooks of old Macintoshes count from 1904-01-01. */
const daysFrom1900To1904 = 1462
/** 1900-03-01 to 9999-12-31, between which Excel and the calendar agree. */
const firstSerial = 61
const lastSerial = 2_958_465

/** The day, at midnight UTC, of the number behind a date cell; its fraction is the time of day. Undefined outside of the calendar. */
export function dateOfSerial(serial: number, { from1904 }: { readonly from1904: boolean }): Date | undefined {
  const days = Math.floor(serial) + (from1904 ? daysFrom1900To1904 : 0)
  return days >= firstSerial && days <= lastSerial ? new Date((days - daysBefore1970) * 86_400_000) : undefined
}
