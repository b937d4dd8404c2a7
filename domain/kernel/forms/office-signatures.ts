/** Below a report of an office: who made and who checked it, the seal and the day, to be written by hand. */
export const officeSignatures: readonly (readonly string[])[] = [
  ['制表人（签字）：', '审核人（签字）：', '联系电话：'],
  ['单位（盖章）：', '　　　　年　　月　　日'],
]
