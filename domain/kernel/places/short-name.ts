const peoples =
  '阿昌|白|保安|布朗|布依|朝鲜|达斡尔|傣|德昂|东乡|侗|独龙|鄂伦春|鄂温克|仡佬|哈尼|哈萨克|回|基诺|景颇|柯尔克孜|拉祜|黎|傈僳|满|毛南|蒙古|苗|仫佬|纳西|怒|普米|羌|撒拉|畲|水|塔吉克|土家|土|佤|维吾尔|锡伯|瑶|彝|裕固|藏|壮|各'
const kind = new RegExp(
  `(?:(?:(?:${peoples})族)*(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)?自治[县州旗]|新区|地区|林区|街道|[省市区县盟旗镇])$`,
)

/** A division's name as people say it: 镇沅彝族哈尼族拉祜族自治县 is 镇沅, 大理白族自治州 is 大理; 沛县 stays as it is. */
export function shortName(division: string): string {
  const short = division.replace(kind, '')
  return short.length >= 2 ? short : division
}
