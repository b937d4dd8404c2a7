import { idBornOn } from '../surveys/written-sheet.ts'
import { rowXml, workbookOf } from '../surveys/written-workbook.ts'

const heads = [
  '序号',
  '姓  名',
  '性别',
  '公民身份号码',
  '联系电话',
  '县（区）',
  '乡（镇）',
  '村/社区',
  '技能特长',
  '期望月薪/元',
  '意向省份【可多选】',
  '可出发时间',
  '是否脱贫人口',
  '是否有外出务工意愿',
  '本人同意',
  '摸底日期',
  '摸底人',
]
const names = ['王建华', '李秀英', '张德才', '杨小兰', '赵 云', '马国珍', '阿依•古丽', '陈大山', '周玉', '罗启明']
const wages = ['4500', '4000-5000', '0.5万', '四千五', '面议', '5000元以上', '4500', '〃', '4200', '同上']

interface Township {
  readonly county: string
  /** Parts the people of one sheet from those of another. */
  readonly series: number
}

/**
 * A township's workbook as it comes: a cover, a title and the office above the heads, heads in their own words, numbers as
 * numbers, "as above", a sum and signatures below. Of ten people three cannot be read: a phone of ten digits, an answer that is
 * neither yes nor no, an ID with a slip in its last place.
 */
export function townshipSheet({ county, series }: Township) {
  const people = names.map((name, index) => {
    const nationalId = idBornOn(`19${80 + series}-0${(index % 9) + 1}-1${index % 9}`, 100 * series + index)
    return { name, nationalId, phone: `156${series}${String(index).padStart(7, '0')}` }
  })
  const cells = people.map(({ name, nationalId, phone }, index) => [
    String(index + 1),
    name,
    index % 2 === 0 ? '男' : '女',
    index === 6 ? slipped(nationalId) : nationalId,
    index === 2 ? phone.slice(0, 10) : index % 2 === 0 ? `<c><v>${phone}</v></c>` : phone,
    county,
    index === 0 ? '以古镇' : '〃',
    index < 5 ? '大坪村' : '新寨村',
    index % 3 === 0 ? '焊工、电工' : '无',
    wages[index] ?? '',
    index % 2 === 0 ? '广东 浙江' : '都行',
    index % 2 === 0 ? '随时' : '2月25日',
    index % 3 === 0 ? '√' : '否',
    index === 4 ? '看工资' : '愿意',
    '是',
    '2027.2.10',
    '李志明',
  ])
  const table = [
    ['2027年农村劳动力外出务工意愿摸底表'],
    [`填报单位（盖章）：${county}以古镇人民政府`],
    heads,
    ...cells,
    ['合计', '', '', '10人'],
    ['审核人：', '', '', '填报人：李志明'],
  ]
  const merged = '<mergeCells count="2"><mergeCell ref="A1:Q1"/><mergeCell ref="A2:Q2"/></mergeCells>'
  const content = `<sheetData>${table.map(rowXml).join('')}</sheetData>${merged}`
  const file = workbookOf([
    { name: '封面', content: [[`${county}以古镇`], ['2027年2月']] },
    { name: '以古镇', content },
  ])
  return {
    file: Buffer.from(file),
    phones: people.map(({ phone }) => phone),
    nationalIdOfSlip: people[6]?.nationalId ?? '',
  }
}

/** Another last character, which the other seventeen do not give. */
function slipped(nationalId: string): string {
  return `${nationalId.slice(0, 17)}${nationalId.endsWith('1') ? '2' : '1'}`
}
