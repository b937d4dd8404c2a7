/** As people type it, `{}` for an amount. The first is what they type when told that they were not understood. */
export const spellings = {
  yes: ['1', '1', '１', '1。', '回1', '好的', '同意', '去', '我去', '1 '],
  no: ['2', '2', '２', '不去', '不想去', '回2', '不同意'],
  same: ['1', '1', '１', '一样', '是的'],
  different: ['2', '２', '不一样'],
  fine: ['1', '1', '１', '都好', '没问题'],
  help: ['2', '求助', '需要帮助'],
  /** Where no number stands for it. */
  helpPlease: ['求助', '求助', '需要帮助'],
  left: ['3', '3', '离开了', '已离职'],
  signed: ['1', '1', '１', '签了', '合同签了'],
  unsigned: ['2', '还没签', '没签'],
  paid: ['{}', '{}', '{}元', '发了{}', '实发{}元', '{}块'],
  short: ['{}', '{}元', '只发了{}', '实发{}'],
  late: ['{}晚', '{}，晚了三天'],
  unpaid: ['2', '没发', '还没发'],
  unsure: ['看看再说', '工资能不能高点？', '1或2', '在哪里集合？', '嗯'],
  notGoing: ['不去了', '不去了', '我不去了', '去不了了'],
  rides: ['1', '1', '１', '坐', '回1', '好的'],
  stays: ['2', '2', '２', '不坐', '留下', '自己走'],
  stopWriting: ['退订', 'TD', '不要再发了'],
} as const
