// WhatsApp's own wordings of who came, went, and was given rights, by language. `{a}` did it, to `{p}`; `{n}` is the group's
// new name, `{x}` says nothing. A line that begins with `@` was done by whoever made the export. Quotes are plain, no full stop.
// A wording that is not here is no loss: the line is kept as `settings`.
import type { MembershipAct } from '../chat-message.ts'

type Templates = Partial<Record<MembershipAct, string>>

export const MEMBERSHIP_TEMPLATES: Record<string, Templates> = {
  en: {
    created:
      '{a} created group "{n}"|{a} created the group "{n}"|{a} created this group|{a} created community "{n}"|@You created group "{n}"|@You created this group|{a} created the group|{a} created group',
    added: '{a} added {p}|{a} added {p} to the group|{p} was added|@@You were added|{p} were added',
    removed:
      '{a} removed {p}|{a} removed {p} from the group|{p} was removed|@@You were removed|{p} was removed from the group',
    left: '{p} left|{p} left the group|{p} left the community',
    joined: `{p} joined using this group's invite link|{p} joined using a group link|{p} joined using an invite link|{p} joined using a link|{p} joined using your invite|{p} joined via invite link|{p} joined via an invite link|{p} joined from the community|{p} joined the group|{p} joined from {x}|{p} joined`,
    promoted: `{p} is now an admin|@@You're now an admin|@@You are now an admin|{a} made {p} an admin|{p} is now a group admin|{p} was made an admin`,
    demoted: `{p} is no longer an admin|@@You're no longer an admin|@@You are no longer an admin|{a} dismissed {p} as admin`,
    renamed:
      '{a} changed the subject from "{x}" to "{n}"|{a} changed the subject to "{n}"|{a} changed the group name from "{x}" to "{n}"|{a} changed the group name to "{n}"|{a} renamed the group to "{n}"',
    'number-changed': `{p} changed their phone number to a new number{x}|{p} changed their phone number{x}|{p} changed to {p}|{p} has changed their phone number{x}`,
  },
  de: {
    created:
      '{a} hat die Gruppe "{n}" erstellt|@Du hast die Gruppe "{n}" erstellt|{a} hat diese Gruppe erstellt|@Du hast diese Gruppe erstellt|{a} hat die Community "{n}" erstellt',
    added:
      '{a} hat {p} hinzugefügt|@Du hast {p} hinzugefügt|{p} wurde hinzugefügt|@@Du wurdest hinzugefügt|{p} wurden hinzugefügt',
    removed: '{a} hat {p} entfernt|@Du hast {p} entfernt|{p} wurde entfernt|@@Du wurdest entfernt',
    left: '{p} hat die Gruppe verlassen|@@Du hast die Gruppe verlassen|{p} ist ausgetreten',
    joined:
      '{p} ist der Gruppe mithilfe des Einladungslinks beigetreten|{p} ist der Gruppe mit dem Einladungslink beigetreten|{p} ist dieser Gruppe über {x} beigetreten|{p} ist über {x} beigetreten|{p} ist der Gruppe {x} beigetreten|{p} ist {x}beigetreten|@@Du bist {x}beigetreten',
    promoted:
      '{p} ist jetzt Admin|{p} ist jetzt ein Admin|{p} ist nun Admin|@@Du bist jetzt Admin|@@Du bist jetzt ein Admin|{p} ist jetzt Gruppenadmin',
    demoted: '{p} ist kein Admin mehr|@@Du bist kein Admin mehr',
    renamed:
      '{a} hat den Betreff von "{x}" zu "{n}" geändert|{a} hat den Betreff zu "{n}" geändert|{a} hat den Gruppennamen von "{x}" zu "{n}" geändert|{a} hat den Gruppennamen zu "{n}" geändert|{a} hat den Gruppennamen in "{n}" geändert',
    'number-changed':
      '{p} hat seine Telefonnummer geändert{x}|{p} hat die Telefonnummer gewechselt{x}|{p} hat eine neue Telefonnummer{x}|{p} hat zu {p} gewechselt',
  },
  es: {
    created:
      '{a} creó el grupo "{n}"|@Creaste el grupo "{n}"|{a} creó este grupo|@Creaste este grupo|{a} ha creado el grupo "{n}"|@Has creado el grupo "{n}"',
    added:
      '{a} añadió a {p}|{a} agregó a {p}|@Añadiste a {p}|@Agregaste a {p}|{a} te añadió{y}|{a} te agregó{y}|{a} ha añadido a {p}|Se añadió a {p}|Se agregó a {p}|@@Te añadieron|@@Te agregaron',
    removed:
      '{a} eliminó a {p}|@Eliminaste a {p}|{a} te eliminó{y}|{a} sacó a {p}|{a} ha eliminado a {p}|Se eliminó a {p}|@@Te eliminaron',
    left: '{p} salió del grupo|{p} salió|{p} ha salido del grupo|@@Saliste del grupo|@@Saliste',
    joined:
      '{p} se unió usando el enlace de invitación{x}|{p} se unió con el enlace de invitación{x}|{p} se unió mediante el enlace{x}|{p} se unió desde la comunidad|{p} se ha unido{x}|{p} se unió{x}|@@Te uniste{x}',
    promoted:
      '{p} ahora es administrador|{p} ahora es admin|{p} ahora es admin. del grupo|@@Ahora eres administrador|@@Ahora eres admin|@@Ahora eres admin. del grupo|{p} ahora es administrador del grupo',
    demoted:
      '{p} ya no es administrador|{p} ya no es admin|@@Ya no eres administrador|@@Ya no eres admin|{p} ya no es admin. del grupo',
    renamed:
      '{a} cambió el asunto de "{x}" a "{n}"|{a} cambió el asunto a "{n}"|{a} cambió el nombre del grupo de "{x}" a "{n}"|{a} cambió el nombre del grupo a "{n}"|@Cambiaste el asunto a "{n}"|@Cambiaste el nombre del grupo a "{n}"|@Cambiaste el asunto de "{x}" a "{n}"',
    'number-changed':
      '{p} cambió su número de teléfono{x}|{p} cambió de número{x}|{p} ha cambiado su número de teléfono{x}|{p} cambió a {p}',
  },
  fr: {
    created:
      '{a} a créé le groupe "{n}"|@Vous avez créé le groupe "{n}"|{a} a créé ce groupe|@Vous avez créé ce groupe|{a} a créé le groupe " {n} "|@Vous avez créé le groupe " {n} "',
    added:
      '{a} a ajouté {p}|@Vous avez ajouté {p}|{a} vous a ajouté{y}|{a} vous a ajouté(e){y}|{p} a été ajouté|{p} a été ajouté(e)|@@Vous avez été ajouté(e)|@@Vous avez été ajouté',
    removed:
      '{a} a retiré {p}|{a} a supprimé {p}|{a} a exclu {p}|@Vous avez retiré {p}|@Vous avez supprimé {p}|{a} vous a retiré{y}|{a} vous a retiré(e){y}|{p} a été retiré(e)|{p} a été retiré',
    left: '{p} a quitté le groupe|{p} a quitté|{p} est parti|{p} est parti(e)|@@Vous avez quitté le groupe|@@Vous êtes parti(e)',
    joined: `{p} a rejoint le groupe via le lien d'invitation{x}|{p} a rejoint le groupe en utilisant le lien d'invitation{x}|{p} a rejoint {x}|@@Vous avez rejoint {x}|{p} s'est joint{x}`,
    promoted: `{p} est maintenant admin|{p} est maintenant administrateur|{p} est maintenant administrateur du groupe|{p} est désormais admin|{p} est désormais administrateur|@@Vous êtes maintenant admin|@@Vous êtes maintenant administrateur|@@Vous êtes désormais admin|{p} est à présent admin`,
    demoted: `{p} n'est plus admin|{p} n'est plus administrateur|@@Vous n'êtes plus admin|@@Vous n'êtes plus administrateur`,
    renamed:
      '{a} a changé le sujet de "{x}" à "{n}"|{a} a changé le sujet en "{n}"|{a} a changé le sujet pour "{n}"|{a} a modifié le sujet en "{n}"|{a} a changé le nom du groupe en "{n}"|{a} a changé le nom du groupe de "{x}" à "{n}"|{a} a renommé le groupe en "{n}"|@Vous avez changé le sujet en "{n}"',
    'number-changed': `{p} a changé de numéro de téléphone{x}|{p} a changé de numéro{x}|{p} est passé à {p}`,
  },
  it: {
    created:
      '{a} ha creato il gruppo "{n}"|@Hai creato il gruppo "{n}"|{a} ha creato questo gruppo|@Hai creato questo gruppo',
    added:
      '{a} ha aggiunto {p}|@Hai aggiunto {p}|{a} ti ha aggiunto{y}|{p} è stato aggiunto|{p} è stata aggiunta|@@Sei stato aggiunto',
    removed: '{a} ha rimosso {p}|@Hai rimosso {p}|{a} ti ha rimosso{y}|{p} è stato rimosso|@@Sei stato rimosso',
    left: '{p} ha abbandonato|{p} ha abbandonato il gruppo|{p} ha lasciato il gruppo|{p} è uscito|@@Hai abbandonato|@@Hai abbandonato il gruppo|@@Hai lasciato il gruppo',
    joined: `{p} si è unito usando il link d'invito{x}|{p} è entrato usando il link{x}|{p} si è unito{x}|{p} è entrato{x}|{p} è entrato/a{x}|{p} si è aggiunto{x}|@@Ti sei unito{x}`,
    promoted:
      '{p} ora è amministratore|{p} ora è un amministratore|{p} è ora amministratore|{p} è ora un amministratore|@@Ora sei amministratore|@@Ora sei un amministratore|{p} ora è un amministratore del gruppo',
    demoted:
      '{p} non è più amministratore|{p} non è più un amministratore|@@Non sei più amministratore|@@Non sei più un amministratore',
    renamed: `{a} ha cambiato l'oggetto da "{x}" a "{n}"|{a} ha cambiato l'oggetto in "{n}"|{a} ha modificato l'oggetto da "{x}" a "{n}"|{a} ha modificato l'oggetto in "{n}"|{a} ha cambiato il nome del gruppo in "{n}"|{a} ha cambiato il nome del gruppo da "{x}" a "{n}"|{a} ha cambiato il nome del gruppo da "{x}" in "{n}"`,
    'number-changed':
      '{p} ha cambiato numero{x}|{p} ha cambiato il numero di telefono{x}|{p} ha cambiato il suo numero{x}',
  },
  pt: {
    created:
      '{a} criou o grupo "{n}"|@Você criou o grupo "{n}"|@Criou o grupo "{n}"|{a} criou este grupo|@Você criou este grupo|@Criou este grupo|{a} criou o grupo',
    added:
      '{a} adicionou você{y}|{a} adicionou {p}|@Você adicionou {p}|@Adicionou {p}|{a} adicionou-o{y}|{p} foi adicionado(a)|{p} foi adicionado|@@Você foi adicionado(a)|{p} foi adicionada',
    removed:
      '{a} removeu você{y}|{a} removeu {p}|@Você removeu {p}|@Removeu {p}|{p} foi removido(a)|{p} foi removido|@@Você foi removido(a)',
    left: '{p} saiu|{p} saiu do grupo|@@Você saiu|@@Saiu',
    joined:
      '{p} entrou usando o link de convite{x}|{p} entrou no grupo usando {x}|{p} entrou por meio de {x}|{p} entrou via {x}|{p} entrou a partir da comunidade|{p} entrou{x}|{p} aderiu{x}|@@Você entrou{x}',
    promoted:
      '{p} agora é admin|{p} agora é administrador|{p} agora é um admin|{p} agora é admin do grupo|{p} é agora administrador|@@Você agora é admin|@@Você agora é administrador|@@Agora você é admin|@@Agora você é administrador|{p} agora é administrador(a)|{p} agora é um administrador',
    demoted:
      '{p} não é mais admin|{p} não é mais administrador|{p} já não é administrador|@@Você não é mais admin|@@Você não é mais administrador',
    renamed:
      '{a} mudou o nome do grupo de "{x}" para "{n}"|{a} mudou o nome do grupo para "{n}"|{a} alterou o nome do grupo de "{x}" para "{n}"|{a} alterou o nome do grupo para "{n}"|{a} mudou o assunto de "{x}" para "{n}"|{a} mudou o assunto para "{n}"|{a} alterou o assunto de "{x}" para "{n}"|{a} alterou o assunto para "{n}"|@Você mudou o nome do grupo para "{n}"',
    'number-changed':
      '{p} mudou o número de telefone{x}|{p} mudou de número{x}|{p} mudou seu número{x}|{p} alterou o número de telefone{x}|{p} mudou para {p}',
  },
  nl: {
    created:
      '{a} heeft groep "{n}" gemaakt|{a} heeft de groep "{n}" gemaakt|{a} heeft groep "{n}" aangemaakt|{a} heeft de groep "{n}" aangemaakt|@Je hebt groep "{n}" gemaakt|@Je hebt de groep "{n}" gemaakt|@U hebt groep "{n}" gemaakt|@Je hebt groep "{n}" aangemaakt|{a} heeft deze groep gemaakt|{a} heeft deze groep aangemaakt|{a} maakte groep "{n}"',
    added:
      '{a} heeft {p} toegevoegd|@Je hebt {p} toegevoegd|@U hebt {p} toegevoegd|{p} is toegevoegd|{p} werd toegevoegd|{a} voegde {p} toe|@@Je bent toegevoegd',
    removed:
      '{a} heeft {p} verwijderd|@Je hebt {p} verwijderd|@U hebt {p} verwijderd|{p} is verwijderd|@@Je bent verwijderd',
    left: '{p} heeft de groep verlaten|{p} verliet de groep|@@Je hebt de groep verlaten|@@U hebt de groep verlaten|{p} is vertrokken|{p} verliet',
    joined:
      '{p} neemt nu deel via de uitnodigingslink{x}|{p} is lid geworden via {x}|{p} is toegetreden via {x}|{p} is toegetreden{x}|{p} neemt deel {x}|{p} is lid geworden{x}|{p} neemt nu deel{x}',
    promoted:
      '{p} is nu beheerder|{p} is nu een beheerder|{p} is nu groepsbeheerder|@@Je bent nu beheerder|@@Je bent nu een beheerder|@@U bent nu beheerder|@@Je bent nu groepsbeheerder',
    demoted: '{p} is geen beheerder meer|{p} is niet langer beheerder|@@Je bent geen beheerder meer',
    renamed:
      '{a} heeft het onderwerp gewijzigd van "{x}" naar "{n}"|{a} heeft het onderwerp van "{x}" gewijzigd naar "{n}"|{a} heeft het onderwerp van "{x}" in "{n}" gewijzigd|{a} heeft het onderwerp gewijzigd naar "{n}"|{a} heeft het onderwerp gewijzigd in "{n}"|{a} heeft de groepsnaam gewijzigd van "{x}" in "{n}"|{a} heeft de groepsnaam gewijzigd in "{n}"|{a} heeft de groepsnaam gewijzigd naar "{n}"|{a} heeft de groepsnaam gewijzigd van "{x}" naar "{n}"|{a} wijzigde het onderwerp naar "{n}"',
    'number-changed':
      '{p} heeft zijn telefoonnummer gewijzigd{x}|{p} heeft een nieuw telefoonnummer{x}|{p} is van telefoonnummer veranderd{x}|{p} is overgestapt naar {p}|{p} is gewijzigd naar {p}',
  },
  id: {
    created:
      '{a} membuat grup "{n}"|@Anda membuat grup "{n}"|{a} membuat grup ini|@Anda membuat grup ini|{a} telah membuat grup "{n}"|@Anda telah membuat grup "{n}"',
    added: '{a} menambahkan {p}|@Anda menambahkan {p}|{p} ditambahkan|@@Anda ditambahkan|{a} telah menambahkan {p}',
    removed:
      '{a} mengeluarkan {p}|{a} menghapus {p}|@Anda mengeluarkan {p}|{p} dikeluarkan|@@Anda dikeluarkan|{a} telah mengeluarkan {p}',
    left: '{p} keluar|{p} telah keluar|{p} keluar dari grup|@@Anda keluar',
    joined:
      '{p} bergabung menggunakan tautan undangan{x}|{p} bergabung melalui {x}|{p} bergabung dengan {x}|{p} bergabung dari komunitas|{p} telah bergabung{x}|{p} bergabung{x}',
    promoted:
      '{p} sekarang admin|{p} sekarang adalah admin|{p} kini admin|{p} kini menjadi admin|{p} sekarang menjadi admin|@@Anda sekarang admin|@@Anda sekarang adalah admin|@@Anda kini menjadi admin|@@Anda kini admin',
    demoted: '{p} bukan lagi admin|{p} sudah bukan admin lagi|{p} tidak lagi menjadi admin|@@Anda bukan lagi admin',
    renamed:
      '{a} mengubah subjek dari "{x}" menjadi "{n}"|{a} mengubah subjek dari "{x}" ke "{n}"|{a} mengubah subjek menjadi "{n}"|{a} mengubah subjek ke "{n}"|{a} mengubah nama grup dari "{x}" menjadi "{n}"|{a} mengubah nama grup menjadi "{n}"|{a} mengganti nama grup menjadi "{n}"|{a} mengganti subjek dari "{x}" menjadi "{n}"|{a} mengganti subjek menjadi "{n}"',
    'number-changed':
      '{p} mengganti nomor telepon{x}|{p} mengubah nomor telepon{x}|{p} telah mengganti nomor{x}|{p} berubah menjadi {p}|{p} berganti ke {p}',
  },
  ms: {
    created:
      '{a} mencipta kumpulan "{n}"|{a} telah mencipta kumpulan "{n}"|@Anda mencipta kumpulan "{n}"|@Anda telah mencipta kumpulan "{n}"',
    added: '{a} menambah {p}|{a} telah menambah {p}|@Anda menambah {p}|@Anda telah menambah {p}',
    removed:
      '{a} mengalih keluar {p}|{a} membuang {p}|{a} telah mengalih keluar {p}|{a} menyingkirkan {p}|{a} telah menyingkirkan {p}|@Anda mengalih keluar {p}',
    left: '{p} telah keluar|{p} meninggalkan kumpulan|{p} telah meninggalkan kumpulan|{p} meninggalkan',
    joined: '{p} menyertai {x}|{p} telah menyertai {x}',
    promoted:
      '{p} kini pentadbir|{p} kini seorang pentadbir|{p} sekarang admin|@@Anda kini pentadbir|@@Anda kini seorang pentadbir|@@Anda kini admin|{p} kini admin',
    demoted: '{p} bukan lagi pentadbir|{p} bukan lagi admin',
    renamed:
      '{a} menukar subjek daripada "{x}" kepada "{n}"|{a} menukar subjek kepada "{n}"|{a} menukar nama kumpulan kepada "{n}"|{a} telah menukar subjek kepada "{n}"|{a} menukar nama kumpulan daripada "{x}" kepada "{n}"',
  },
}
