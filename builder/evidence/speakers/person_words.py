"""The words by which English says what somebody is: titles, offices, kinds of organisation."""

from __future__ import annotations

from builder.evidence.speakers.reporting_verbs import word_set

HIS_TITLES = word_set("mr sir lord king prince baron duke pope father brother imam rabbi")
HER_TITLES = word_set("mrs ms miss dame lady queen princess baroness duchess sister")
HIS_NOUNS = word_set("father husband son brother uncle nephew grandfather grandson widower stepfather")
HER_NOUNS = word_set("mother wife daughter sister aunt niece grandmother granddaughter widow stepmother")
TITLES = (
    HIS_TITLES
    | HER_TITLES
    | word_set(
        "dr prof professor rev reverend cllr councillor sgt sergeant insp inspector supt pc dc capt captain col colonel"
        " gen lt lieutenant judge justice hon bishop archbishop cardinal canon"
    )
)
POST_NOMINALS = word_set("mp msp mep qc kc cbe obe mbe jr sr phd md")
OFFICES = word_set(
    "minister secretary president director chief executive officer manager coach captain leader chairman chairwoman"
    " chair chairperson spokesman spokeswoman spokesperson analyst professor head boss editor founder co-founder"
    " economist lawyer solicitor barrister commissioner ambassador governor mayor senator congressman congresswoman mp"
    " msp mep councillor doctor nurse consultant researcher scientist author writer actor actress singer producer guru"
    " expert adviser advisor strategist trader broker trustee teacher headteacher principal chancellor judge inspector"
    " superintendent constable sergeant detective general admiral colonel treasurer deputy organiser campaigner"
    " activist striker defender midfielder keeper goalkeeper hooker prop winger skipper champion star player"
    " rider driver sprinter owner partner premier dean vicar bishop archbishop coordinator co-ordinator resident"
    " witness mother father wife husband son daughter sister brother friend colleague neighbour aide official engineer"
    " developer designer architect farmer student pensioner surgeon psychologist statistician historian curator"
    " midwife paramedic forecaster coroner magistrate prosecutor counsel registrar ombudsman warden chaplain"
    " matron physiotherapist pharmacist biologist chemist physicist geologist ecologist climatologist virologist"
    " epidemiologist oncologist"
    " pathologist conservationist journalist reporter correspondent photographer musician guitarist drummer conductor"
    " composer director-general vice-president vice-chancellor undersecretary whip peer convener provost lecturer"
    " chairmen founder chief-executive supervisor foreman landlord tenant shopkeeper publican retailer ranger"
    " counterpart predecessor successor rival coroner"
)
ORGANISATIONS = word_set(
    "agency council ministry department office group ltd plc inc corp corporation company university college school"
    " police force service services trust foundation association federation union party club bank board committee"
    " commission court parliament society institute institution centre center authority organisation organization"
    " network news times post journal review charity hospital nhs partnership government airlines airways motors"
    " industries systems technologies software records studios county forum fund alliance league consortium chamber"
    " confederation congress academy museum laboratory labs holdings bureau watchdog regulator inquiry inspectorate"
    " labour conservatives tories democrats dems republicans greens programme project campaign coalition initiative"
    " registry treasury constabulary firm business body team church"
)
# What "it" or "they" may be said of besides: words that stand for an organisation or a text of one.
TEXTS = word_set(
    "report study survey statement paper letter assessment review document inquiry bulletin leaflet website"
)
SPOKESPEOPLE = word_set(
    "spokesman spokeswoman spokesperson spokespeople spokesmen officials official officers sources source"
    " representative representatives statement insiders insider bosses staff"
)
MODIFIERS = word_set("deputy assistant acting former ex vice interim associate junior shadow retired late")

CLOSED = word_set(
    "the a an this that these those his her its their our my your one some another any each and but or nor so yet if"
    " when while as because since after before although though whether where what how why who which whose whom in on at"
    " by for from of to with about into over under during following despite like than until within without through"
    " across against between among near off out up down it he she they we i you there here then now also however"
    " meanwhile instead still later earlier yesterday today tonight tomorrow last next once only even both all many"
    " most more few several no not yes well just perhaps maybe nevertheless nonetheless moreover furthermore finally"
    " elsewhere separately recently speaking asked according asking writing monday tuesday wednesday thursday friday"
    " saturday sunday january february july september october november december"
)
