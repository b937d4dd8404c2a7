import type { Words } from '../kernel/words.ts'
import { labourBrands, type RequiredBrand } from './labour-brand.ts'
import { skillGrades } from './skill-grades.ts'

/** What a job order asks for, as whoever reads the offer knows it: 会泽钢构 证书（中级工及以上）. */
export function certificateAsked({ brandId, grade }: RequiredBrand): Words {
  const brand = labourBrands.find((one) => one.brandId === brandId)?.name ?? { zh: brandId, en: brandId }
  const least = skillGrades.find((one) => one.grade === grade)?.name
  const [zh, en] = [least?.zh ?? `${grade}级`, least?.en ?? `grade ${grade}`]
  return {
    zh: `“${brand.zh}”证书（${zh}${grade === 1 ? '' : '及以上'}）`,
    en: `a certificate of ${brand.en} (${en}${grade === 1 ? '' : ' or higher'})`,
  }
}
