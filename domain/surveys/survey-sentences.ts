import { sentences } from '../kernel/sentences.ts'

/** What is told about sheets, rows and people of a survey. `template` is an address. */
export const surveySentences = sentences('surveys', {
  'blank-sheet': {
    zh: '表格是空的：请在首行填写表头，其下每行一人。',
    en: 'The sheet is empty: put the heads into its first row and one worker into each row below.',
  },
  'no-rows': {
    zh: '表头下面没有数据行，请补充后再上传。',
    en: 'There is no row below the heads: fill in one worker a row.',
  },
  'empty-file': { zh: '文件是空的，请核对后重新上传。', en: 'The file is empty: check it and upload it again.' },
  'other-format': {
    zh: '这是{format}，请打开后另存为.xlsx再上传。',
    en: 'This is {format}: open it, save it as .xlsx, and upload that.',
  },
  'old-or-locked': {
    zh: '旧版.xls或加密的工作簿：请另存为不加密的.xlsx。',
    en: 'An old .xls workbook or one with a password: save it as .xlsx without a password.',
  },
  'open-quotation': {
    zh: '第{line}行有一个引号没有配对，请删除后再上传。',
    en: 'The CSV file cannot be read to its end: a quotation mark on line {line} is never closed; take it out.',
  },
  'no-sheet': {
    zh: '文件既不是CSV也不是XLSX，请另存为其中一种。',
    en: 'This file is neither a CSV file nor an XLSX workbook: save the sheet as one of them.',
  },
  damaged: {
    zh: '工作簿已损坏或不是XLSX格式，请打开后另存为.xlsx再上传。',
    en: 'The XLSX workbook is damaged: open it, save it again, and upload it once more.',
  },
  'no-head': {
    zh: '没有找到表头，需要：{heads}。模板：GET /v1/surveys/template.xlsx。',
    en: 'No row has the heads of a survey sheet: {heads}. Start from GET /v1/surveys/template.xlsx.',
  },
  'no-head-in': {
    zh: '工作表“{sheet}”没有找到表头，需要：{heads}。模板：GET /v1/surveys/template.xlsx。',
    en: 'No row of sheet “{sheet}” has the heads of a survey sheet: {heads}. Start from GET /v1/surveys/template.xlsx.',
  },
  'head-twice': {
    zh: '{place}有重复的列：{heads}，请只保留一列。',
    en: 'There is more than one column {heads} in {place}: keep one of each.',
  },
  'head-lacks': {
    zh: '{place}表头缺少：{heads}，请补充该列或改正表头。{strange}可识别的表头：{known}。模板：GET /v1/surveys/template.xlsx。',
    en: 'The heads in {place} lack {heads}: add the column, or correct its head. {strange}Known heads: {known}. A template: GET /v1/surveys/template.xlsx.',
  },
  'strange-heads': { zh: '未识别的表头：{heads}。', en: 'Not understood: {heads}. ' },
  'row-of-sheet': { zh: '工作表“{sheet}”第{row}行', en: 'row {row} of sheet “{sheet}”' },
  row: { zh: '第{row}行', en: 'row {row}' },
  'rows-read': { zh: '读了{rows}行。', en: '{rows} rows were read.' },
  'sheet-read': { zh: '读了工作表“{sheet}”，{rows}行。', en: 'Worksheet “{sheet}” was read, {rows} rows.' },
  'sheet-hidden': {
    zh: '工作表“{sheet}”是隐藏的，没有读。要导入，请取消隐藏后再传。',
    en: 'Worksheet “{sheet}” is hidden and was not read. Unhide it and upload again to import.',
  },
  'sheet-no-survey-heads': {
    zh: '工作表“{sheet}”里没有找到摸底表的表头，没有读。',
    en: 'Worksheet “{sheet}” has no heads of a survey and was not read.',
  },
  'sheet-no-rows': {
    zh: '工作表“{sheet}”只有表头，没有人。',
    en: 'Worksheet “{sheet}” has heads, but nobody below them.',
  },
  'head-not-read': {
    zh: '表头“{head}”没有认出，这一列没有读。',
    en: 'The head “{head}” was not understood and its column not read.',
  },
  'head-not-read-but': {
    zh: '表头“{head}”没有认出，这一列没有读。是不是“{nearest}”？如是，请改表头后重新上传。',
    en: 'The head “{head}” was not understood and its column not read. Is it “{nearest}”? Then change the head and upload again.',
  },
  'head-dropped': {
    zh: '“{head}”一列不读、不存。按政策优先帮扶的，请另填优先政策、有效期和本人单独同意，不填具体原因。',
    en: 'The column “{head}” is neither read nor kept. Who is helped first by a policy is told by policy, last day and separate consent, not by a ground.',
  },
  'row-uncertified': {
    zh: '{row}的优先资格没有录入：须有政策、有效期和本人单独同意，可在人员页面补认。',
    en: '{row}: not taken as helped first; that needs a policy, its last day and the person’s separate consent. Certify it on the person’s page.',
  },
  'priority-without-consent': {
    zh: '本人没有同意组织转移，不能认定优先资格，请先登记本人同意。',
    en: 'The person does not consent to organised transfer: record that first.',
  },
  'no-such-policy': {
    zh: '没有这项优先政策，或者今天不在有效期内，见GET /v1/priority-policies。',
    en: 'There is no such policy of help, or it is not in force today: see GET /v1/priority-policies.',
  },
  'priority-until': { zh: '有效期须在{from}至{until}之间。', en: 'Its last day must lie between {from} and {until}.' },
  'consent-ahead': { zh: '同意的日期不能晚于今天。', en: 'The consent cannot be of a day to come.' },
  'rows-of-nobody': {
    zh: '{count}行不是人（合计、备注、签名等），已略过：第{rows}行。',
    en: '{count} rows are nobody (totals, remarks, signatures) and were passed over: {rows}.',
  },
  clarify: { zh: '已录入，请电话核实：{what}', en: 'Accepted; to be clarified by telephone: {what}' },
  'clarify-first': {
    zh: '核实以前不推岗，请电话核实：{what}',
    en: 'No job is offered until this is clarified by telephone: {what}',
  },
  'same-birth-date': {
    zh: '{other}与{row}姓名和出生日期相同，身份证号不同：请核对是否抄错。',
    en: 'The same name and date of birth with different IDs, check for a slip: {other} and {row}.',
  },
  'same-phone': {
    zh: '{other}与{row}姓名和手机号相同，身份证号不同：请核对是否抄错。',
    en: 'The same name and mobile number with different IDs, check for a slip: {other} and {row}.',
  },
  'cells-refused': {
    zh: '有{count}个单元格不能这样填写，未作更改，见errors。',
    en: '{count} cell(s) cannot be taken and nothing was changed; see errors.',
  },
  'column-twice': { zh: '这一列写了两次，请只写一次。', en: 'This column is given twice.' },
  'no-column': { zh: '没有这样的列，请核对表头。', en: 'There is no such column.' },
  'no-column-but': {
    zh: '没有这样的列，是否指“{nearest}”？',
    en: 'There is no such column; the nearest is “{nearest}”.',
  },
  'say-what-was-said': {
    zh: '{column}不能留空，请按本人的答复写明：{form}。',
    en: '{column} must not be left blank: write what the person said (in the sheet: “{form}”).',
  },
  'missing-field': { zh: '请填写：{columns}', en: 'Fill in {columns}.' },
  'invalid-national-id': {
    zh: '身份证号须为18位，出生日期和最后一位校验码须正确；在Excel中请先把该列设为“文本”格式',
    en: 'An ID has 18 characters, a real date of birth and the right check character; it must be text, not a number.',
  },
  'under-16': {
    zh: '调查当日未满16周岁，依法不得外出务工；如身份证号填错，请更正',
    en: 'Under 16 on the day of the survey: the law lets nobody younger work. Correct the ID if it is wrong.',
  },
  'invalid-phone': {
    zh: '手机号须为11位数字，以13至19开头',
    en: 'A mobile number has 11 digits and begins with 13 to 19.',
  },
  'unknown-county': {
    zh: '县区代码须为云南省现行的6位县级代码，例如530627，且属于上传账号负责的县区',
    en: 'Name a county of Yunnan, such as 530627, that your account looks after.',
  },
  'invalid-value': { zh: '{howToFill}', en: 'Cannot be read: {howToFill}.' },
  'not-uploaded': {
    zh: '表格还没有上传、导入，请先上传。',
    en: 'The sheet has not been uploaded and imported yet.',
  },
  importing: { zh: '表格正在导入，请稍候再试。', en: 'The sheet is being imported; try again in a minute.' },
  'sheet-refused': {
    zh: '表格未被接收，请改正后重新上传。',
    en: 'The sheet was refused; correct it and upload it anew.',
  },
  'imported-before': {
    zh: '这份摸底表已经处理完，不能再导入：改正的表格请新建一份。',
    en: 'This survey is settled: create a new one for a corrected sheet.',
  },
  'no-sheet-yet': {
    zh: '还没有上传表格：请先上传到给出的地址。',
    en: 'No sheet has been uploaded yet: PUT it to the upload link first.',
  },
  'import-begun': {
    zh: '别人刚刚开始导入，请查看进度。',
    en: 'Somebody else started this import just now; look how it stands.',
  },
  'sheet-gone': {
    zh: '上传的表格已经不在了，请新建一份并重新上传。',
    en: 'The uploaded sheet is gone; create a new survey and upload it again.',
  },
  'id-taken-elsewhere': {
    zh: '该身份证号已在其他县区登记在另一姓名下，请核对号码；确为同一人的，请省级账号处理。',
    en: 'This ID is registered under another name in a county that your account does not look after: check the number, or let the province settle it.',
  },
  'id-taken': {
    zh: '该身份证号已登记在另一姓名下（{village} {name}），请核对号码；确为同一人的，加上"isSamePerson": true再提交。',
    en: 'This ID is registered under another name (“{village} {name}”): check the number, or send isSamePerson: true where they are one person.',
  },
  'other-id': {
    zh: '此行已按原身份证号登记为务工人员，不能在这里改成另一个身份证号；请另传一份改正的表格。',
    en: 'This row is registered under its ID and cannot be given another one here: upload a corrected sheet.',
  },
  'too-many-correct': {
    zh: '同时更正的人太多，请稍候再试。',
    en: 'Too many correct this survey at once; try again in a moment.',
  },
  'row-changed': {
    zh: '这一行现在是第{version}版，请核对后按现有内容再更正。',
    en: 'The row is at version {version} by now; look at what stands and correct that.',
  },
  'row-changed-by': {
    zh: '这一行现在是第{version}版（{by}更正），请核对后按现有内容再更正。',
    en: 'The row is at version {version} by now, corrected by {by}; look at what stands and correct that.',
  },
  'person-changed': {
    zh: '此人的信息现在是第{version}版，请核对后按现有内容再改。',
    en: 'The person is at version {version} by now; look at what stands and change that.',
  },
  'phone-needed': { zh: '请填写11位手机号。', en: 'Give a mobile number of 11 digits.' },
  'id-needed': { zh: '请核对18位身份证号。', en: 'Check the ID of 18 characters.' },
  'name-needed': { zh: '请填写一个人的姓名。', en: 'Give the name of one person.' },
  'places-needed': { zh: '请填写省份或城市的全称。', en: 'Name provinces and cities that there are.' },
  'county-code': {
    zh: '必须是云南省现行的6位县级代码，例如530627',
    en: 'must be the 6-digit code of a county that this programme serves',
  },
  'county-digits': { zh: '必须是6位县级代码', en: 'must be the 6-digit code of a county' },
  'name-a-cell': { zh: '请至少填写一个单元格', en: 'name at least one cell' },
  'nothing-changed': { zh: '没有要改的内容，请写明改什么', en: 'changes nothing: name what is to be changed' },
  'certificate-without-consent': {
    zh: '本人没有同意组织外出务工，不能登记品牌证书。',
    en: 'The person has not agreed to organised transfer: no certificate is kept.',
  },
  'certificate-until': {
    zh: '有效期须在{from}至{until}之间',
    en: 'must lie between {from} and {until}',
  },
  'too-many-to-ask': {
    zh: '人数超过{most}人，请再选一个村。',
    en: 'These are more than {most} people: choose a village too.',
  },
  'not-imported': { zh: '这张表还没有导入完成。', en: 'This sheet has not been imported yet.' },
})
