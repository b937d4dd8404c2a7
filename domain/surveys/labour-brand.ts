import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Words } from '../kernel/words.ts'
import table from './labour-brands.json' with { type: 'json' }

/** A labour brand (劳务品牌): a skill under the name of its place, for which certificates are issued. */
export const LabourBrand = z.object({
  brandId: z.string().regex(/^[a-z][a-z-]{2,39}$/),
  name: Words,
  trade: Words,
  /** GB/T 2260, of the county that it is named after. */
  place: z.string().regex(/^\d{6}$/),
  rank: z.enum(['national', 'provincial', 'county']),
  /** Since when and until when it is recognised; null where the source does not show it. */
  from: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  /** false: its name or rank is still to be checked. */
  confirmed: z.boolean(),
  source: z.object({ name: z.string(), date: z.string() }),
})
export type LabourBrand = z.infer<typeof LabourBrand>

/** As reports of `source` name them, read in November 2026: Yunnan alone counts 265, and a province adds its own lines. */
export const labourBrands: readonly LabourBrand[] = z.array(LabourBrand).parse(table)

/** One of the table. */
export const LabourBrandId = z.enum(labourBrands.map(({ brandId }) => brandId) as [string, ...string[]])

/** National grades of skill: 5 初级工 to 1 高级技师. */
export const SkillGrade = z.int().min(1).max(5)

/** What a job order asks for: a certificate of this brand, of this grade or a higher one. */
export const RequiredBrand = z.strictObject({ brandId: LabourBrandId, grade: SkillGrade })
export type RequiredBrand = z.infer<typeof RequiredBrand>
