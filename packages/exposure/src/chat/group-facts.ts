import type { ChatMembership } from './chat-message.ts'
import { nameOfChat } from './name-of-chat.ts'
import type { Survey } from './survey.ts'

/** What a chat is called, and whether it is a group: from its lines of membership, its name, and who wrote. */
export class GroupFacts {
  #name: string | undefined
  #isGroup = false

  add(membership: ChatMembership): void {
    if (membership.act !== 'number-changed') this.#isGroup = true
    if (membership.name !== undefined && membership.name !== '') this.#name = membership.name
  }

  describe(
    fileName: string,
    people: readonly string[],
    survey: Survey,
  ): { readonly name?: string; readonly isGroup: boolean; readonly owner?: string } {
    const pseudo =
      survey.pseudoSender !== undefined && !people.includes(survey.pseudoSender) ? survey.pseudoSender : undefined
    const isGroup = this.#isGroup || people.length > 2 || (pseudo !== undefined && people.length > 1)
    const fromFile = nameOfChat(fileName)
    const name = this.#name ?? pseudo ?? fromFile
    if (isGroup || people.length !== 2 || name === undefined || !people.includes(name)) {
      return { ...(name === undefined ? {} : { name }), isGroup }
    }
    const owner = people.find((person) => person !== name)
    return { name, isGroup, ...(owner === undefined ? {} : { owner }) }
  }
}
