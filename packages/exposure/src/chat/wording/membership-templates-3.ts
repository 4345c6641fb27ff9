// As membership-templates.ts.
import type { MembershipAct } from '../chat-message.ts'

type Templates = Partial<Record<MembershipAct, string>>

export const REST_OF_MEMBERSHIP_TEMPLATES: Record<string, Templates> = {
  cs: {
    created:
      '{a} vytvořil(a) skupinu "{n}"|{a} vytvořil skupinu "{n}"|{a} vytvořila skupinu "{n}"|@Vytvořili jste skupinu "{n}"|{a} založil(a) skupinu "{n}"',
    added:
      '{a} přidal(a) {p}|{a} přidal {p}|{a} přidala {p}|@Přidali jste {p}|Uživatel {a} přidal uživatele {p}|{a} přidal(a) uživatele {p}|{p} byl(a) přidán(a)|{a} vás přidal(a){y}',
    removed:
      '{a} odebral(a) {p}|{a} odstranil(a) {p}|{a} odebral {p}|{a} odebrala {p}|@Odebrali jste {p}|@Odstranili jste {p}|{p} byl(a) odebrán(a)',
    left: '{p} opustil(a) skupinu|{p} opustil skupinu|{p} opustila skupinu|{p} odešel(šla)|{p} odešel|{p} odešla|{p} odešel/odešla|@@Opustili jste skupinu|{p} opustil(a)',
    joined: '{p} se připojil(a) {x}|{p} se přidal(a) {x}|{p} se připojil {x}|{p} se připojila {x}|{p} vstoupil(a) {x}',
    promoted:
      '{p} je nyní správce|{p} je nyní správcem|{p} je teď správce|{p} je nyní admin|{p} je nyní správce skupiny|@@Nyní jste správce|@@Nyní jste správcem|@@Jste nyní správce|@@Teď jste správce|@@Jste nyní správcem',
    demoted: '{p} již není správce|{p} již není správcem|{p} už není správcem|{p} už není správce|@@Již nejste správce',
    renamed:
      '{a} změnil(a) předmět z "{x}" na "{n}"|{a} změnil(a) předmět na "{n}"|{a} změnil(a) název skupiny z "{x}" na "{n}"|{a} změnil(a) název skupiny na "{n}"|{a} změnil předmět na "{n}"',
    'number-changed':
      '{p} změnil(a) telefonní číslo{x}|{p} změnil(a) své telefonní číslo{x}|{p} si změnil(a) telefonní číslo{x}|{p} změnil(a) své číslo{x}',
  },
  hr: {
    created:
      '{a} je stvorio/la grupu "{n}"|{a} je kreirao/la grupu "{n}"|{a} je stvorio grupu "{n}"|{a} je izradio/la grupu "{n}"|@Stvorili ste grupu "{n}"|@Kreirali ste grupu "{n}"|{a} je napravio/la grupu "{n}"|{a} je kreirao/la grupu',
    added:
      '{a} je dodao/la {p}|{a} je dodao {p}|{a} je dodala {p}|@Dodali ste {p}|{p} je dodan/a|{a} je dodao/la korisnika {p}|{p} je dodan',
    removed: '{a} je uklonio/la {p}|{a} je uklonio {p}|{a} je uklonila {p}|@Uklonili ste {p}|{p} je uklonjen/a',
    left: '{p} je napustio/la grupu|{p} je napustio grupu|{p} je napustila grupu|{p} je otišao/la|{p} je izašao/la|{p} je otišao/otišla|@@Napustili ste grupu|{p} je napustio/la',
    joined: '{p} se pridružio/la {x}|{p} se pridružio {x}|{p} se pridružila {x}|{p} se pridružio/la',
    promoted:
      '{p} je sada admin|{p} je sada administrator|{p} je sada administrator grupe|@@Sada ste admin|@@Sada ste administrator|{p} je sada administrator/ica',
    demoted: '{p} više nije admin|{p} više nije administrator|@@Više niste administrator',
    renamed:
      '{a} je promijenio/la temu iz "{x}" u "{n}"|{a} je promijenio/la temu u "{n}"|{a} je promijenio/la naziv grupe iz "{x}" u "{n}"|{a} je promijenio/la naziv grupe u "{n}"|{a} je promijenio/la predmet u "{n}"|{a} je promijenio/la predmet iz "{x}" u "{n}"|{a} je promijenio/la ime grupe u "{n}"',
    'number-changed':
      '{p} je promijenio/la telefonski broj{x}|{p} je promijenio/la broj telefona{x}|{p} je promijenio/la broj{x}',
  },
  fi: {
    created: '{a} loi ryhmän "{n}"|@Loit ryhmän "{n}"|{a} loi tämän ryhmän|@Loit tämän ryhmän',
    added:
      '{a} lisäsi käyttäjän {p}|{a} lisäsi jäsenen {p}|{a} lisäsi {p}|@Lisäsit käyttäjän {p}|@Lisäsit jäsenen {p}|@Lisäsit {p}|{p} lisättiin|{a} lisäsi sinut{y}',
    removed:
      '{a} poisti käyttäjän {p}|{a} poisti jäsenen {p}|{a} poisti {p}|@Poistit käyttäjän {p}|@Poistit {p}|{p} poistettiin|{a} poisti sinut{y}',
    left: '{p} poistui|{p} poistui ryhmästä|{p} lähti|{p} lähti ryhmästä|@@Poistuit|@@Poistuit ryhmästä|@@Lähdit',
    joined: '{p} liittyi käyttämällä {x}|{p} liittyi ryhmään {x}|{p} liittyi {x}|{p} liittyi|@@Liityit {x}',
    promoted: '{p} on nyt ylläpitäjä|{p} on nyt ryhmän ylläpitäjä|@@Olet nyt ylläpitäjä|@@Olet nyt ryhmän ylläpitäjä',
    demoted: '{p} ei ole enää ylläpitäjä|@@Et ole enää ylläpitäjä',
    renamed:
      '{a} vaihtoi aiheen "{x}" aiheeksi "{n}"|{a} vaihtoi aiheeksi "{n}"|{a} muutti aiheen "{x}" aiheeksi "{n}"|{a} muutti ryhmän nimeksi "{n}"|{a} vaihtoi ryhmän nimeksi "{n}"|{a} muutti aiheeksi "{n}"|{a} vaihtoi ryhmän nimen "{x}" nimeksi "{n}"|{a} vaihtoi ryhmän aiheeksi "{n}"',
    'number-changed':
      '{p} vaihtoi puhelinnumeronsa{x}|{p} vaihtoi puhelinnumeroa{x}|{p} vaihtoi numeroa{x}|{p} on vaihtanut puhelinnumeronsa{x}',
  },
  sv: {
    created:
      '{a} skapade gruppen "{n}"|@Du skapade gruppen "{n}"|{a} skapade den här gruppen|@Du skapade den här gruppen|{a} har skapat gruppen "{n}"',
    added:
      '{a} lade till {p}|{a} la till {p}|@Du lade till {p}|@Du la till {p}|{p} lades till|{p} har lagts till|@@Du lades till|{a} har lagt till {p}',
    removed: '{a} tog bort {p}|@Du tog bort {p}|{p} togs bort|{p} har tagits bort|@@Du togs bort',
    left: '{p} lämnade|{p} lämnade gruppen|{p} har lämnat gruppen|{p} har lämnat|@@Du lämnade|@@Du lämnade gruppen',
    joined:
      '{p} gick med via {x}|{p} gick med med hjälp av {x}|{p} gick med genom {x}|{p} gick med från {x}|{p} gick med i gruppen{x}|{p} anslöt via {x}|{p} anslöt {x}|{p} gick med{x}|@@Du gick med{x}',
    promoted:
      '{p} är nu administratör|{p} är nu admin|{p} är nu gruppadministratör|@@Du är nu administratör|@@Du är nu admin|{p} är nu en administratör',
    demoted: '{p} är inte längre administratör|{p} är inte längre admin|@@Du är inte längre administratör',
    renamed:
      '{a} ändrade ämnet från "{x}" till "{n}"|{a} ändrade ämnet till "{n}"|{a} ändrade gruppnamnet från "{x}" till "{n}"|{a} ändrade gruppnamnet till "{n}"|{a} ändrade gruppens namn till "{n}"|{a} bytte ämne till "{n}"|{a} bytte ämne från "{x}" till "{n}"|{a} ändrade gruppens namn från "{x}" till "{n}"',
    'number-changed':
      '{p} bytte telefonnummer{x}|{p} har bytt telefonnummer{x}|{p} ändrade sitt telefonnummer{x}|{p} bytte till {p}',
  },
  ja: {
    created:
      '{a}がグループ"{n}"を作成しました|{a}さんがグループ"{n}"を作成しました|{a}がグループ"{n}"を作成|@あなたがグループ"{n}"を作成しました|@グループ"{n}"を作成しました|{a}がこのグループを作成しました|{a}が"{n}"グループを作成しました|{a}さんが"{n}"を作成しました',
    added:
      '{a}が{p}を追加しました|{a}さんが{p}さんを追加しました|{a}が{p}さんを追加しました|@あなたが{p}を追加しました|@{p}を追加しました|{p}が追加されました|{p}さんが追加されました',
    removed:
      '{a}が{p}を削除しました|{a}さんが{p}さんを削除しました|{a}が{p}を退会させました|{a}が{p}さんを削除しました|@あなたが{p}を削除しました|@{p}を削除しました|{p}が削除されました',
    left: '{p}が退出しました|{p}さんが退出しました|{p}が退会しました|{p}さんが退会しました|{p}がグループを退出しました|{p}がグループから退出しました|@@退出しました|@@グループを退出しました',
    joined:
      '{p}が招待リンク{x}参加しました|{p}さんが招待リンク{x}参加しました|{p}がこのグループの招待リンク{x}参加しました|{p}が{x}参加しました|{p}さんが{x}参加しました|{p}が参加しました',
    promoted:
      '{p}が管理者になりました|{p}さんが管理者になりました|{p}は管理者になりました|{p}がグループ管理者になりました|@@あなたは管理者になりました|@@管理者になりました|@@あなたが管理者になりました|{p}を管理者にしました',
    demoted:
      '{p}は管理者ではなくなりました|{p}さんは管理者ではなくなりました|{p}が管理者ではなくなりました|@@あなたは管理者ではなくなりました',
    renamed:
      '{a}が件名を"{x}"から"{n}"に変更しました|{a}が件名を"{n}"に変更しました|{a}がグループ名を"{x}"から"{n}"に変更しました|{a}がグループ名を"{n}"に変更しました|{a}さんがグループ名を"{n}"に変更しました|{a}さんが件名を"{n}"に変更しました|{a}がトピックを"{n}"に変更しました|{a}さんがグループ名を"{x}"から"{n}"に変更しました',
    'number-changed':
      '{p}が電話番号を変更しました{x}|{p}さんが電話番号を変更しました{x}|{p}の電話番号が変更されました{x}|{p}さんの電話番号が変更されました{x}|{p}が新しい電話番号に変更しました{x}',
  },
  ko: {
    created:
      '{a}님이 "{n}" 그룹을 만들었습니다|{a}님이 그룹 "{n}"을 만들었습니다|{a}님이 그룹 "{n}"을(를) 만들었습니다|{a}님이 "{n}" 그룹을 생성했습니다|@"{n}" 그룹을 만들었습니다|{a}님이 이 그룹을 만들었습니다|{a}님이 그룹 "{n}"을(를) 생성했습니다|{a}님이 "{n}"그룹을 만들었습니다',
    added:
      '{a}님이 {p}님을 추가했습니다|{a}님이 {p}님을 초대했습니다|@{p}님을 추가했습니다|{p}님이 추가되었습니다|{a}님이 회원님을 추가했습니다{y}|{a}님이 나를 추가했습니다{y}',
    removed:
      '{a}님이 {p}님을 내보냈습니다|{a}님이 {p}님을 삭제했습니다|{a}님이 {p}님을 제거했습니다|@{p}님을 내보냈습니다|@{p}님을 삭제했습니다|{p}님이 삭제되었습니다|{p}님이 제거되었습니다',
    left: '{p}님이 나갔습니다|{p}님이 그룹에서 나갔습니다|{p}님이 그룹을 나갔습니다|{p}님이 퇴장했습니다|@@그룹에서 나갔습니다|@@나갔습니다|{p}님이 떠났습니다',
    joined:
      '{p}님이 초대 링크{x}참여했습니다|{p}님이 그룹 초대 링크{x}|{p}님이 {x} 참여했습니다|{p}님이 {x} 참가했습니다|{p}님이 {x} 들어왔습니다|{p}님이 참여했습니다|{p}님이 참가했습니다|{p}님이 {x} 입장했습니다',
    promoted:
      '{p}님이 이제 관리자입니다|{p}님은 이제 관리자입니다|{p}님이 관리자가 되었습니다|{p}님이 그룹 관리자가 되었습니다|@@이제 관리자입니다|@@회원님은 이제 관리자입니다|{p}님이 이제 그룹 관리자입니다',
    demoted: '{p}님은 더 이상 관리자가 아닙니다|{p}님이 더 이상 관리자가 아닙니다|@@더 이상 관리자가 아닙니다',
    renamed:
      '{a}님이 제목을 "{x}"에서 "{n}"(으)로 변경했습니다|{a}님이 제목을 "{n}"(으)로 변경했습니다|{a}님이 그룹 이름을 "{n}"(으)로 변경했습니다|{a}님이 그룹 이름을 "{x}"에서 "{n}"(으)로 변경했습니다|{a}님이 그룹 이름을 "{n}"로 변경했습니다|{a}님이 제목을 "{n}"로 변경했습니다|{a}님이 그룹 이름을 "{n}"으로 변경했습니다|{a}님이 제목을 "{n}"으로 변경했습니다|{a}님이 그룹명을 "{n}"(으)로 변경했습니다',
    'number-changed':
      '{p}님이 전화번호를 변경했습니다{x}|{p}님이 번호를 변경했습니다{x}|{p}님의 전화번호가 변경되었습니다{x}|{p}님이 새 전화번호로 변경했습니다{x}',
  },
  zh: {
    created:
      '{a}创建了群组"{n}"|{a}创建了群"{n}"|{a}创建了此群组|{a}已创建群组"{n}"|@您创建了群组"{n}"|@你创建了群组"{n}"|{a}建立了群組"{n}"|{a}已建立群組"{n}"|{a}建立了此群組|@您建立了群組"{n}"|@你建立了群組"{n}"|{a}创建群组"{n}"|{a}建立群組"{n}"|@您已創建群組"{n}"|{a}創建了群組"{n}"|{a}已創建群組"{n}"',
    added:
      '{a}添加了{p}|{a}已添加{p}|{a}将{p}添加到群组|{a}将{p}加入群组|@您添加了{p}|@你添加了{p}|{a}加入了{p}|{a}新增了{p}|{a}已新增{p}|{a}已將{p}加入群組|{a}將{p}加入群組|{p}已被添加|{p}已被加入|{p}已加入群組|@您新增了{p}|@你新增了{p}|{a}邀请了{p}|@您已新增{p}',
    removed:
      '{a}移除了{p}|{a}已移除{p}|{a}将{p}移出群组|@您移除了{p}|@你移除了{p}|{p}已被移除|{a}將{p}移出群組|{a}已將{p}移除|{a}踢出了{p}|@您已移除{p}',
    left: '{p}退出了群组|{p}已退出群组|{p}离开了群组|{p}已离开|{p}已退出|{p}退出了|{p}离开了|{p}離開了群組|{p}已離開群組|{p}已離開|{p}退出了群組|{p}已退出群組|{p}退出|@@您退出了群组|@@你退出了群组|@@您已離開|@@您已退出|{p}離開了|{p}退出群组',
    joined:
      '{p}通过{x}加入{x}|{p}透過{x}加入{x}|{p}使用{x}加入{x}|{p}经由{x}加入{x}|{p}從{x}加入{x}|{p}从{x}加入{x}|{p}加入了群组|{p}已加入|{p}加入了群組|{p}已透過{x}加入{x}|{p}已通过{x}加入{x}|{p}加入了',
    promoted:
      '{p}现在是管理员|{p}已成为管理员|{p}成为了管理员|{p}现在是群组管理员|{p}現在是管理員|{p}已成為管理員|{p}成為管理員|{p}現為管理員|{p}现为管理员|@@您现在是管理员|@@你现在是管理员|@@您現在是管理員|@@您已成为管理员|@@您已成為管理員|{p}目前是管理員|{p}现已成为管理员|@@你現在是管理員|{p}現已成為管理員',
    demoted:
      '{p}不再是管理员|{p}已不再是管理员|{p}不再是管理員|{p}已不再是管理員|@@您不再是管理员|@@您已不再是管理员|@@您不再是管理員',
    renamed:
      '{a}将主题从"{x}"更改为"{n}"|{a}将主题更改为"{n}"|{a}将群组名称从"{x}"更改为"{n}"|{a}将群组名称更改为"{n}"|{a}将群组主题更改为"{n}"|{a}已将群组名称更改为"{n}"|{a}将群名改为"{n}"|{a}将主题改为"{n}"|{a}將主旨從"{x}"變更為"{n}"|{a}將主旨變更為"{n}"|{a}將群組名稱從"{x}"變更為"{n}"|{a}將群組名稱變更為"{n}"|{a}已將群組名稱變更為"{n}"|{a}將主題變更為"{n}"|{a}将群组名称改为"{n}"|{a}將群組名稱改為"{n}"|{a}将群主题从"{x}"更改为"{n}"|{a}将群主题更改为"{n}"|{a}更改群组名称为"{n}"|{a}把群组名称从"{x}"更改为"{n}"',
    'number-changed':
      '{p}更换了手机号码{x}|{p}更改了电话号码{x}|{p}已更换手机号码{x}|{p}已更改电话号码{x}|{p}變更了電話號碼{x}|{p}已變更電話號碼{x}|{p}更改了號碼{x}|{p}更换了电话号码{x}|{p}更改了其电话号码{x}|{p}已更換電話號碼{x}|{p}更換了電話號碼{x}',
  },
  vi: {
    created: '{a} đã tạo nhóm "{n}"|{a} tạo nhóm "{n}"|@Bạn đã tạo nhóm "{n}"|@Bạn tạo nhóm "{n}"|{a} đã tạo nhóm này',
    added:
      '{a} đã thêm {p}|{a} thêm {p}|@Bạn đã thêm {p}|@Bạn thêm {p}|{p} đã được thêm|{p} được thêm vào|{p} đã được thêm vào|@@Bạn đã được thêm|@@Bạn đã được thêm vào',
    removed:
      '{a} đã xóa {p}|{a} đã xoá {p}|{a} xóa {p}|{a} đã loại {p}|@Bạn đã xóa {p}|@Bạn đã xoá {p}|{p} đã bị xóa|{p} đã bị loại|{p} đã bị xoá|@@Bạn đã bị xóa',
    left: '{p} đã rời nhóm|{p} đã rời khỏi nhóm|{p} đã rời đi|{p} rời nhóm|{p} rời khỏi nhóm|{p} đã thoát|{p} đã rời khỏi|@@Bạn đã rời nhóm|{p} đã rời|{p} đã thoát nhóm',
    joined:
      '{p} đã tham gia bằng {x}|{p} đã tham gia qua {x}|{p} đã tham gia từ {x}|{p} tham gia bằng {x}|{p} đã tham gia nhóm{x}|{p} đã tham gia{x}|{p} tham gia qua {x}',
    promoted:
      '{p} bây giờ là quản trị viên|{p} hiện là quản trị viên|{p} hiện là quản trị viên nhóm|{p} đã trở thành quản trị viên|{p} giờ là quản trị viên|@@Bạn hiện là quản trị viên|@@Bạn bây giờ là quản trị viên|@@Bạn đã trở thành quản trị viên|{p} giờ đây là quản trị viên|@@Giờ bạn là quản trị viên',
    demoted: '{p} không còn là quản trị viên|{p} không còn là quản trị viên nữa|@@Bạn không còn là quản trị viên',
    renamed:
      '{a} đã thay đổi chủ đề từ "{x}" thành "{n}"|{a} đã thay đổi chủ đề thành "{n}"|{a} đã đổi chủ đề từ "{x}" thành "{n}"|{a} đã đổi chủ đề thành "{n}"|{a} đã đổi tên nhóm từ "{x}" thành "{n}"|{a} đã đổi tên nhóm thành "{n}"|{a} đã thay đổi tên nhóm thành "{n}"|{a} đã thay đổi tên nhóm từ "{x}" thành "{n}"|{a} đã thay đổi chủ đề từ "{x}" sang "{n}"|{a} đã đổi tên nhóm từ "{x}" sang "{n}"',
    'number-changed':
      '{p} đã đổi số điện thoại{x}|{p} đã thay đổi số điện thoại{x}|{p} đã đổi số{x}|{p} đã chuyển sang {p}',
  },
  th: {
    created: '{a} สร้างกลุ่ม "{n}"|{a} ได้สร้างกลุ่ม "{n}"|@คุณสร้างกลุ่ม "{n}"|@คุณได้สร้างกลุ่ม "{n}"|{a} สร้างกลุ่มนี้|{a} สร้างกลุ่ม"{n}"',
    added:
      '{a} เพิ่ม {p}|{a} ได้เพิ่ม {p}|@คุณเพิ่ม {p}|@คุณได้เพิ่ม {p}|{p} ถูกเพิ่ม|{a} เพิ่ม{p}|@คุณเพิ่ม{p}|{a} เพิ่มคุณ{y}|เพิ่ม {p} แล้ว|{p} ได้รับการเพิ่ม{x}',
    removed:
      '{a} ลบ {p}|{a} ได้ลบ {p}|{a} นำ {p} ออก|{a} ได้นำ {p} ออก|@คุณลบ {p}|@คุณนำ {p} ออก|{p} ถูกลบ|{p} ถูกนำออก|{a} ลบ {p} ออก',
    left: '{p} ออกจากกลุ่ม|{p} ได้ออกจากกลุ่ม|{p} ออกจากกลุ่มแล้ว|{p} ออกแล้ว|{p} ออกไปแล้ว|{p} ออก|@@คุณออกจากกลุ่ม|@@คุณออกจากกลุ่มแล้ว|{p} ได้ออกจากกลุ่มแล้ว|@@คุณออก',
    joined: '{p} เข้าร่วมโดยใช้{x}|{p} เข้าร่วมผ่าน{x}|{p} เข้าร่วมจาก{x}|{p} ได้เข้าร่วม{x}|{p} เข้าร่วม{x}|@@คุณเข้าร่วม{x}',
    promoted:
      '{p} เป็นผู้ดูแลแล้ว|{p} เป็นผู้ดูแลระบบแล้ว|{p} เป็นแอดมินแล้ว|ขณะนี้ {p} เป็นผู้ดูแล|ตอนนี้ {p} เป็นผู้ดูแลแล้ว|ตอนนี้ {p} เป็นแอดมินแล้ว|ตอนนี้ {p} เป็นผู้ดูแล|{p} เป็นผู้ดูแลกลุ่มแล้ว|@@คุณเป็นผู้ดูแลแล้ว|@@ตอนนี้คุณเป็นผู้ดูแลแล้ว|@@คุณเป็นแอดมินแล้ว|@@ตอนนี้คุณเป็นผู้ดูแล|@@ตอนนี้คุณเป็นแอดมินแล้ว',
    demoted: '{p} ไม่ได้เป็นผู้ดูแลแล้ว|{p} ไม่ได้เป็นแอดมินแล้ว|{p} ไม่ใช่ผู้ดูแลอีกต่อไป|{p} ไม่ได้เป็นผู้ดูแลอีกต่อไป|@@คุณไม่ได้เป็นผู้ดูแลแล้ว',
    renamed:
      '{a} เปลี่ยนหัวข้อจาก "{x}" เป็น "{n}"|{a} เปลี่ยนหัวข้อเป็น "{n}"|{a} เปลี่ยนชื่อกลุ่มจาก "{x}" เป็น "{n}"|{a} เปลี่ยนชื่อกลุ่มเป็น "{n}"|{a} ได้เปลี่ยนหัวข้อเป็น "{n}"|{a} ได้เปลี่ยนชื่อกลุ่มเป็น "{n}"|{a} เปลี่ยนหัวเรื่องเป็น "{n}"|{a} เปลี่ยนหัวเรื่องจาก "{x}" เป็น "{n}"|{a} ได้เปลี่ยนชื่อกลุ่มจาก "{x}" เป็น "{n}"',
    'number-changed': '{p} เปลี่ยนหมายเลขโทรศัพท์{x}|{p} ได้เปลี่ยนหมายเลขโทรศัพท์{x}|{p} เปลี่ยนเบอร์โทรศัพท์{x}|{p} เปลี่ยนเบอร์{x}',
  },
}
