import { sentences } from '../kernel/sentences.ts'

/** What is told about figures, exports and lists of others. */
export const reportsSentences = sentences('reports', {
  'day-to-come': {
    zh: '{date}还没有开始，请查{today}或者更早的一天。',
    en: '{date} has not begun; ask for {today} or a day before it.',
  },
  'day-too-old': {
    zh: '数字只保存{days}天，{date}的已不再保存。',
    en: 'Figures are kept for {days} days; those of {date} are kept no longer.',
  },
  'month-to-come': {
    zh: '{month}还没有开始，请查本月或者更早的月份。',
    en: '{month} has not begun; ask for this month or one before it.',
  },
  'month-too-old': {
    zh: '数字只保存{days}天，{month}和它前一个月的已不再保存。',
    en: 'Figures are kept for {days} days; those of {month} and the month before are kept no longer.',
  },
  'batch-or-month': {
    zh: '请说明导出一个批次（batchId），还是一个月（month）；两者只能给一个。',
    en: 'Name either a batch (batchId) or a month (month), and not both.',
  },
  'names-are-the-provinces': {
    zh: '实名名册只有省级可以导出；请导出不含姓名的名册。',
    en: 'A list by name is exported by the province only; export it without details=full.',
  },
  'enterprises-are-the-provinces': {
    zh: '企业名录由省级导入；县区请导入岗位清单。',
    en: 'Enterprises are taken in by the province; a county takes in vacancies.',
  },
  'vacancy-of-others': {
    zh: '这个岗位不在您所在的市州，企业的专员也不在您单位，请交省级导入。',
    en: 'The vacancy is neither of your city nor of an enterprise whose specialist is of your office; have the province take it in.',
  },
  'cell-empty': { zh: '没有填写，请补上。', en: 'This is empty and has to be given.' },
  'yuan-and-fen': { zh: '金额以元计，最多两位小数。', en: 'An amount is in yuan, with two decimals at the most.' },
  'quotation-open': {
    zh: '从这一行起引号没有配对，请检查。',
    en: 'A quotation mark that begins here is never closed.',
  },
  'heads-unknown': {
    zh: '有{count}个表头不认识，请按数据交换页列出的各列填写表头。',
    en: '{count} head(s) are not known; use the columns that GET /v1/exports tells.',
  },
  'heads-missing': { zh: '缺少表头：{heads}。', en: 'These heads are missing: {heads}.' },
  'cells-many': {
    zh: '这一行有{cells}格，表头只有{heads}格。',
    en: 'The line has {cells} cells, and there are {heads} heads.',
  },
  'no-json-object': { zh: '这一行不是一个 JSON 对象。', en: 'The line is no JSON object.' },
  'list-too-long': {
    zh: '清单有{lines}行，一次最多{most}行，请分成几份。',
    en: 'The list has {lines} lines; take it in parts of {most} at the most.',
  },
  'list-empty': { zh: '清单里没有内容。', en: 'The list holds no line.' },
  'same-line-twice': {
    zh: '与第{line}行编号相同。',
    en: 'Line {line} has the same number.',
  },
  'enterprise-not-registered': {
    zh: '这家企业还没有登记，请先导入企业名录或登记企业。',
    en: 'This enterprise is not registered; take the list of enterprises in first, or register it.',
  },
  'no-active-agreement': {
    zh: '这家企业没有生效中的协议，签订以后才能报岗位。',
    en: 'This enterprise has no active agreement; vacancies are reported under one.',
  },
  'stands-otherwise': {
    zh: '这一条已经登记，内容不同：{columns}。要改请在原记录上改。',
    en: 'This is on record otherwise: {columns}. Change it where it stands.',
  },
  'lines-wrong': {
    zh: '清单没有导入：有{count}处不对，改好后整份再导入。',
    en: 'Nothing of the list was taken: {count} thing(s) are wrong. Correct them and take the whole list in again.',
  },
  'line-wrong': { zh: '第{line}行{column}：{what}', en: 'Line {line}{column}: {what}' },
})
