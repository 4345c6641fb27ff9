// Third-party data, written by tools/channel-domains.mjs; not to be edited by hand.
//
// v2fly/domain-list-community c975ccef9c19 (MIT): MIT License, Copyright (c) 2018-2019 V2Ray
//
// Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
// files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
// modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
// Software is furnished to do so, subject to the following conditions:
//
// The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
// Software.
//
// THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
// WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
// COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
// ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

/** Where the names come from, and under which licence. */
export const DOMAINS_SOURCE = 'v2fly/domain-list-community c975ccef9c19 (MIT)'

/** The domains of each channel, with spaces between them; `=` stands before a name that is meant without those below it. */
export const CHANNEL_DOMAINS = {
  whatsapp: `
    wa.me whatsapp-plus.info whatsapp-plus.me whatsapp-plus.net whatsapp.cc whatsapp.com whatsapp.info
    whatsapp.net whatsapp.org whatsapp.tv whatsappbrand.com graph.whatsapp.com graph.whatsapp.net`,
  telegram: `
    cdn-telegram.org comments.app contest.com fragment.com graph.org quiz.directory t.me tdesktop.com telega.one
    telegra.ph telegram-cdn.org telegram.dog telegram.me telegram.org telegram.space telesco.pe tg.dev ton.org
    toncenter.com tx.me usercontent.dev`,
  signal: `
    signal.art signal.group signal.link signal.me signal.tube signal.org signalusers.org whispersystems.org`,
  viber: `
    viber.com viber.co viber.me s-bid.rmp.rakuten.com vbcdn.com vbcdn.net`,
  discord: `
    dis.gd discord.co discord.com discord.design discord.dev discord.gg discord.gift discord.gifts discord.media
    discord.new discord.store discord.tools discord-activities.com discordactivities.com discordapp.com
    discordapp.net discordmerch.com discordpartygames.com discordsays.com discordstatus.com airhorn.solutions
    airhornbot.com bigbeans.solutions watchanimeattheoffice.com discordapp.io discordcdn.com
    =discord-attachments-uploads-prd.storage.googleapis.com =hammerandchisel.ssl.zendesk.com`,
  line: `
    gcld-line.com lin.ee line-apps-beta.com line-apps-rc.com line-apps.com line-beta.me line-cdn.net line-scdn.net
    line.biz line.me line.naver.jp linecorp.com linefriends.com linefriends.com.tw linegame.jp linemobile.com
    linemyshop.com lineshoppingseller.com linetv.tw nhncorp.jp`,
  kakao: `
    daum.net daumcdn.net daumkakao.io kakao.com kakao.co.kr kakaocdn.net kakaocorp.com kakaotalk.jp kgslb.com
    onkakao.net kakao.vc kakaobrain.com kakaoinvestment.com kakaomobility.com kakaopiccoma.com kakaobank.com
    kakaobank.io kakaobankcontent.com kakaoenterprise.com kakaocloud.com kakaoilaas.com 1thek.com antenna.co.kr
    awesomeent.co.kr bhent.co.kr dolphiners.com gleline.com istent.co.kr jwide.co.kr kakaoent.com
    krosspictures.com logosfilm.co.kr megamon.co.kr melon.com msoopent.com ootbstudio.co.kr shownote.com
    starship-ent.com stuidok110.com vastenm.com zipcine.com daumpcbang.com kakaogamescorp.com kakaovx.com
    lionhearts.co.kr metabora.io sena.co.kr kakaohealthcare.com karechat.ai pastahealth.com kakaopay.com
    kakaopaysec.com kpinsurances.com fashionbykakao.com kakaostyle.com posty.kr zigzag.kr`,
  slack: `
    slack-core.com slack-edge.com slack-files.com slack-imgs.com slack-msgs.com slack-redir.net slack.com
    slackb.com slackcertified.com slackdemo.com slackhq.com`,
  zoom: `
    zoom.com zoom.com.cn zoom.us`,
  matrix: `
    arewereadyyet.com cinny.in element.io fluffychat.im matrix.org matrix.to modular.im riot.im vector.im`,
  messenger: `
    fbmessenger.com m.me messenger.com nbabot.net`,
  snap: `
    snapads.com sc-cdn.net sc-gw.com sc-static.net snap-dev.net snap.com snapchat.com snapkit.co
    =impala-media-production.s3.amazonaws.com`,
  dropbox: `
    db.tt dropbox-dns.com dropbox.com dropbox.tech dropboxapi.com dropboxbusiness.com dropboxcaptcha.com
    dropboxforum.com dropboxforums.com dropboxinsiders.com dropboxmail.com dropboxpartners.com dropboxstatic.com
    dropboxusercontent.com getdropbox.com =paper-attachments.s3.amazonaws.com`,
  mega: `
    mega.co.nz mega.io mega.nz`,
  onedrive: `
    1drv.com 1drv.ms livefilestore.com onedrive.co onedrive.co.uk onedrive.com onedrive.eu onedrive.net
    onedrive.org onedrive.live.com storage.live.com`,
  pastebin: `
    pastebin.com`,
  protonmail: `
    pm.me proton.me protonmail.ch protonmail.com protonstatus.com protontech.ch protonvpn.ch protonvpn.com
    protonweb.com`,
  teamviewer: `
    teamviewer.cn teamviewer.com teamviewer.us =client-teamviewer-com.trafficmanager.net
    =teamviewer.com.cdn.cloudflare.net`,
  terabox: `
    1024terabox.com bestclouddrive.com freeterabox.com nephobox.com terabox.com terabox1024.com teraboxcdn.com`,
  tutanota: `
    keemail.me tuta.com tuta.io tutamail.com tutanota.com tutanota.de`,
  zoho: `
    zoho.com zoho.com.au zoho.eu zoho.in zohocdn.com zohomeetups.com zohomerchandise.com zohopublic.com
    zohoschools.com zohostatic.com zohostatic.in zohouniversity.com zohowebstatic.com`,
  keybase: `
    keybase.io keybaseapi.com`,
  clubhouse: `
    clubhouse.com clubhouseapi.com joinclubhouse.com`,
  nicegram: `
    nicegram.app nicegram.cloud adsgram.ai`,
  mailcom: `
    mail.com ui-portal.de uicdn.com uimserv.net`,
  'temp-mail': `
    temp-mail.org`,
} as const
