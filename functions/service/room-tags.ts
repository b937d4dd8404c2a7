/** The rooms, as the document groups its operations. */
export const roomTags: Readonly<Record<string, string>> = {
  surveys: '摸底调查',
  enterprises: '用工企业',
  stations: '驻外劳务站',
  batches: '转移批次',
  matching: '人岗匹配',
  transport: '交通出行',
  arrival: '到岗交接',
  stabilisation: '稳岗服务',
  subsidies: '补贴补助',
  rights: '个人信息权利',
  inbox: '收件箱：企业和短信平台发来的事件',
  'trip-page': '务工人员的行程页',
  worklist: '待办事项',
  'enterprise-page': '企业页：一次性链接',
  'roll-call': '点名页：领队手机',
  service: '服务说明',
}
