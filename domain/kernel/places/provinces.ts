/** The provinces, regions and municipalities of the mainland: full name, short name, English name. */
const provinces = [
  ['北京市', '北京', 'Beijing'],
  ['天津市', '天津', 'Tianjin'],
  ['河北省', '河北', 'Hebei'],
  ['山西省', '山西', 'Shanxi'],
  ['内蒙古自治区', '内蒙古', 'Inner Mongolia'],
  ['辽宁省', '辽宁', 'Liaoning'],
  ['吉林省', '吉林', 'Jilin'],
  ['黑龙江省', '黑龙江', 'Heilongjiang'],
  ['上海市', '上海', 'Shanghai'],
  ['江苏省', '江苏', 'Jiangsu'],
  ['浙江省', '浙江', 'Zhejiang'],
  ['安徽省', '安徽', 'Anhui'],
  ['福建省', '福建', 'Fujian'],
  ['江西省', '江西', 'Jiangxi'],
  ['山东省', '山东', 'Shandong'],
  ['河南省', '河南', 'Henan'],
  ['湖北省', '湖北', 'Hubei'],
  ['湖南省', '湖南', 'Hunan'],
  ['广东省', '广东', 'Guangdong'],
  ['广西壮族自治区', '广西', 'Guangxi'],
  ['海南省', '海南', 'Hainan'],
  ['重庆市', '重庆', 'Chongqing'],
  ['四川省', '四川', 'Sichuan'],
  ['贵州省', '贵州', 'Guizhou'],
  ['云南省', '云南', 'Yunnan'],
  ['西藏自治区', '西藏', 'Tibet'],
  ['陕西省', '陕西', 'Shaanxi'],
  ['甘肃省', '甘肃', 'Gansu'],
  ['青海省', '青海', 'Qinghai'],
  ['宁夏回族自治区', '宁夏', 'Ningxia'],
  ['新疆维吾尔自治区', '新疆', 'Xinjiang'],
] as const

/** The full names, in the order of the division codes. */
export const provinceNames: readonly string[] = provinces.map(([name]) => name)

/** Guangdong, of 广东省. */
export function provinceInEnglish(fullName: string): string | undefined {
  return provinces.find(([name]) => name === fullName)?.[2]
}

/** Keyed by every name without its kind: 广西, 广西壮族自治区 and Guangxi lead to the same. */
const byName = new Map<string, string>(
  provinces.flatMap(([name, short, english]) =>
    [name, short, english].map((key) => [key.toLowerCase().replace(/\s/g, ''), name] as const),
  ),
)

/** The full name (广东省) of a province written in any usual way: 广东, 广东省, Guangdong, guangdong province. */
export function provinceNamed(text: string): string | undefined {
  const key = text.toLowerCase().replace(/\s/g, '')
  return byName.get(key) ?? byName.get(key.replace(/(?:省|市|自治区|province|municipality)$/, ''))
}
