import type { Words } from '../kernel/words.ts'

/** The national grades of skill, the lowest first; apart from the schemas, so that a screen can read the words without them. */
export const skillGrades: readonly { readonly grade: number; readonly name: Words }[] = [
  { grade: 5, name: { zh: '初级工', en: 'junior worker' } },
  { grade: 4, name: { zh: '中级工', en: 'medium-level worker' } },
  { grade: 3, name: { zh: '高级工', en: 'senior worker' } },
  { grade: 2, name: { zh: '技师', en: 'technician' } },
  { grade: 1, name: { zh: '高级技师', en: 'senior technician' } },
]
