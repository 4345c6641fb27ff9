export { attack, attackByVolume } from './attack/attack.ts'
export type { AttackOptions } from './attack/attack.ts'
export { messageSends } from './attack/messages.ts'
export type { Assessment, Leak, Unseen, WorkTalk } from './assessment/assessment.ts'
export type { ConcludeOptions } from './assessment/conclude.ts'
export { startAssessment } from './assessment/start-assessment.ts'
export type { AssessmentFileWriter, AssessmentOptions, AssessmentWriter } from './assessment/start-assessment.ts'
export { sourceOfBlob, sourceOfBytes } from './chat/byte-source.ts'
export type { ByteSource } from './chat/byte-source.ts'
export type { ChatCalendar, ChatFile, DateOrder, UnparsedLines } from './chat/chat-file.ts'
export { YOU } from './chat/chat-message.ts'
export type {
  ChatKind,
  ChatMedia,
  ChatMediaKind,
  ChatMembership,
  ChatMessage,
  ChatPoll,
  MembershipAct,
} from './chat/chat-message.ts'
export type { ChatText, OpenedExport } from './chat/chat-text.ts'
export { looksLikeChat, openChats } from './chat/open-chats.ts'
export { readChat } from './chat/read-chat.ts'
export type { ReadChatOptions } from './chat/read-chat.ts'
export { messageLog, presence, sightings, volume } from './columns.ts'
export type { ExposureErrorCode } from './errors.ts'
export { CANDIDATES, pairCount, pairIndex } from './guess.ts'
export type { Answer, Guess } from './guess.ts'
export type { Adversary, ExamineOptions, Examination, Measured } from './judge/examination.ts'
export { examine } from './judge/examine.ts'
export { judge } from './judge/judge.ts'
export { detect as detectionOf, precisionAt, splitScores } from './measure/detection.ts'
export { comparePartitions } from './measure/partition.ts'
export { isLeak, METRICS } from './metric-line.ts'
export type { Metric, MetricLine } from './metric-line.ts'
export { drawMap } from './organization/draw-map.ts'
export type { DrawOptions } from './organization/draw-map.ts'
export type { ChatAct, ChatActKind, ChatLog } from './organization/chat-log.ts'
export type { DecisionReason, DecisionReasonKind } from './organization/decision-reason.ts'
export type {
  AnswerPair,
  DecisionMaker,
  MapBroker,
  MapDepartment,
  MapHours,
  MapObserved,
  MapPerson,
  MapStatement,
  MapTie,
  OrganizationMap,
  ReportingLine,
  Sureness,
} from './organization/organization-map.ts'
export { startChatLog } from './organization/start-chat-log.ts'
export type { ChatLogEntry, ChatLogWriter } from './organization/start-chat-log.ts'
export { seededRandom, shuffle } from './random.ts'
export type { Random } from './random.ts'
export { PeopleJoiner } from './people/join-people.ts'
export type { JoinedPeople, JoinedPerson } from './people/join-people.ts'
export type { ReportLanguage } from './report/format.ts'
export { headlineOf, renderReport } from './report/render-report.ts'
export type { ReportOptions } from './report/render-report.ts'
export { toCsv } from './report/to-csv.ts'
export { toJson } from './report/to-json.ts'
export type { AssessmentJson } from './report/to-json.ts'
export type { Truth } from './truth.ts'
export type {
  MessageLog,
  MessageRecord,
  OnlineTime,
  Presence,
  Sighting,
  Sightings,
  Span,
  Trait,
  View,
  Volume,
} from './view.ts'
