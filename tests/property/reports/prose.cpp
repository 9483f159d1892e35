#include "tests/property/reports/prose.h"

#include <map>

namespace labread::drawn {
namespace {

const Words common_methods = {"ECLIA", "HPLC", "CLIA 2019", "ICP-MS", "ISE", "LC-MS/MS"};

Prose english() {
  return {{"HEMATOLOGY", "CHEMISTRY", "METABOLIC PANEL", "VITAMINS AND MINERALS",
           "General Chemistry", "LIPID PROFILE"},
          common_methods,
          {"Values below 20 may point to a deficiency and should be repeated after 8 to 12 weeks.",
           "Patients on high doses of biotin (more than 5 mg a day) may show false results.",
           "This test was developed in 2019; its performance was verified in 340 samples.",
           "The result was confirmed by a second analyser on 14 May at 10:32."},
          {"Adults need about 700 mg of calcium a day, of which milk gives 120 mg per 100 mL.",
           "In a study of 1,250 adults published in 2017, 42 percent had low vitamin D.",
           "Holick MF. N Engl J Med 2007;357:266-281.",
           "Take 1 tablet of 50 mcg twice a day for 12 weeks.",
           "A serum magnesium of 0.65 mmol/L was reported on the ward last year."},
          {"4120 Harbour Road, Suite 210", "Unit 7, 55 Mill Lane, SW4 6TD", "P.O. Box 11873"},
          {"Laboratory director: R. Example, MD   CLIA 05D0991234", "Total charge: $148.50",
           "*** End of report ***", "Specimens are kept for 7 days."}};
}

Prose german() {
  return {
      {"Klinische Chemie", "Hämatologie", "VITAMINE", "Elektrolyte", "Blutbild"},
      common_methods,
      {"Werte unter 20 sprechen für einen Mangel und sollten nach 8 bis 12 Wochen geprüft werden.",
       "Die Bestimmung wurde am 14.05. um 10:32 Uhr mit einem zweiten Gerät bestätigt.",
       "Bei Einnahme von mehr als 5 mg Biotin am Tag sind falsche Werte möglich."},
      {"Erwachsene brauchen etwa 1000 mg Calcium am Tag, das sind 3 Gläser Milch.",
       "In einer Studie mit 1250 Personen hatten 42 Prozent zu wenig Vitamin D.",
       "Dtsch Arztebl 2013; 110: 199-206",
       "Im Vorjahr lag das Magnesium bei 0,65 mmol/l, das Calcium war 2,4 mmol/l."},
      {"Hafenstraße 12, 20457 Musterstadt", "Am Markt 3a, 5020 Beispielort"},
      {"Ärztlicher Leiter: Dr. med. M. Beispiel", "Rechnungsbetrag: 148,50 EUR",
       "Ende des Befundes", "Akkreditiert nach DIN EN ISO 15189 (D-ML-13245-01)"}};
}

Prose french() {
  return {{"BIOCHIMIE", "HEMATOLOGIE", "VITAMINES", "Ionogramme", "Bilan lipidique"},
          common_methods,
          {"Un contrôle est souhaitable dans 8 à 12 semaines si la valeur reste sous 20.",
           "Résultat contrôlé le 14/05 à 10h32 sur un second prélèvement.",
           "La prise de plus de 5 mg de biotine par jour peut fausser le résultat."},
          {"Un adulte a besoin de 900 mg de calcium par jour, soit 3 verres de lait.",
           "Dans une étude de 1250 adultes, 42 pour cent manquaient de vitamine D.",
           "Rev Med Interne 2014; 35: 199-206",
           "Le magnésium était à 0,65 mmol/L l'an dernier et le calcium à 2,4 mmol/L."},
          {"12 rue du Port, 33000 Exempleville", "BP 1187, 69003 Modèle"},
          {"Biologiste responsable : Dr M. Exemple", "Total : 48,50 EUR", "Fin du compte rendu",
           "Accréditation n° 8-1234, portée disponible sur le site"}};
}

Prose spanish() {
  return {{"BIOQUÍMICA", "HEMATOLOGÍA", "VITAMINAS", "Perfil lipídico", "Ionograma"},
          common_methods,
          {"Se recomienda repetir la prueba en 8 a 12 semanas si el valor es menor de 20.",
           "Resultado confirmado el 14/05 a las 10:32 en una segunda muestra.",
           "La toma de más de 5 mg de biotina al día puede alterar el resultado."},
          {"Un adulto necesita unos 1000 mg de calcio al día, es decir 3 vasos de leche.",
           "En un estudio de 1250 adultos el 42 por ciento tenía poca vitamina D.",
           "Med Clin 2014; 142: 199-206",
           "El año pasado el magnesio era de 0,65 mmol/L y el calcio de 9,4 mg/dL."},
          {"Calle del Puerto 12, 28004 Ejemplo", "Apartado 1187, 46001 Modelo"},
          {"Director técnico: Dr. M. Ejemplo, Col. 28123", "Importe total: 48,50 EUR",
           "Fin del informe"}};
}

Prose italian() {
  return {{"CHIMICA CLINICA", "EMATOLOGIA", "VITAMINE", "Elettroliti", "Emocromo"},
          common_methods,
          {"Si consiglia di ripetere il test dopo 8 o 12 settimane se il valore resta sotto 20.",
           "Risultato confermato il 14/05 alle 10:32 su un secondo campione.",
           "Più di 5 mg di biotina al giorno possono alterare il risultato."},
          {"Un adulto ha bisogno di circa 1000 mg di calcio al giorno, cioè 3 bicchieri di latte.",
           "In uno studio su 1250 adulti il 42 per cento aveva poca vitamina D.",
           "L'anno scorso il magnesio era di 0,65 mmol/L e il calcio di 9,4 mg/dL."},
          {"Via del Porto 12, 40121 Esempio", "Piazza Modello 3, 20121 Milano"},
          {"Direttore: Dott. M. Esempio", "Totale: 48,50 EUR", "Fine referto"}};
}

Prose portuguese() {
  return {{"BIOQUÍMICA", "HEMATOLOGIA", "VITAMINAS", "Perfil lipídico", "Eletrólitos"},
          common_methods,
          {"Recomenda-se repetir o exame em 8 a 12 semanas se o valor ficar abaixo de 20.",
           "Resultado confirmado em 14/05 às 10:32 em segunda amostra.",
           "O uso de mais de 5 mg de biotina por dia pode alterar o resultado."},
          {"Um adulto precisa de cerca de 1000 mg de cálcio por dia, ou 3 copos de leite.",
           "Em um estudo com 1250 adultos, 42 por cento tinham pouca vitamina D.",
           "No ano passado o magnésio era de 0,65 mmol/L e o cálcio de 9,4 mg/dL."},
          {"Rua do Porto, 12 - CEP 01310-100", "Av. Exemplo, 1187 - sala 210"},
          {"Responsável técnico: Dr. M. Exemplo CRM 28123", "Total: R$ 148,50", "Fim do laudo"}};
}

Prose dutch() {
  return {{"Klinische chemie", "Hematologie", "VITAMINES", "Elektrolyten"},
          common_methods,
          {"Herhaal de bepaling na 8 tot 12 weken als de waarde lager blijft dan 20.",
           "De uitslag is op 14-05 om 10:32 met een tweede apparaat bevestigd."},
          {"Een volwassene heeft ongeveer 1000 mg calcium per dag nodig, dat zijn 3 glazen melk.",
           "In een onderzoek onder 1250 mensen had 42 procent te weinig vitamine D.",
           "Vorig jaar was het magnesium 0,65 mmol/L en het calcium 2,4 mmol/L."},
          {"Havenweg 12, 3011 AB Voorbeeld", "Postbus 1187, 1000 BB Model"},
          {"Hoofd laboratorium: dr. M. Voorbeeld", "Totaal: EUR 48,50", "Einde rapport"}};
}

Prose polish() {
  return {{"BIOCHEMIA", "HEMATOLOGIA", "WITAMINY", "Elektrolity"},
          common_methods,
          {"Badanie należy powtórzyć po 8 do 12 tygodniach, jeśli wartość jest niższa niż 20.",
           "Wynik potwierdzono 14 maja o 10:32 na drugim aparacie."},
          {"Dorosły potrzebuje około 1000 mg wapnia na dobę, czyli 3 szklanki mleka.",
           "W badaniu 1250 osób 42 procent miało za mało witaminy D.",
           "W zeszłym roku magnez wynosił 0,65 mmol/l, a wapń 2,4 mmol/l."},
          {"ul. Portowa 12, 00-950 Przykład", "al. Wzorowa 3/7, 30-001 Kraków"},
          {"Kierownik laboratorium: dr M. Przykład", "Razem: 148,50 PLN", "Koniec wyniku"}};
}

Prose turkish() {
  return {{"BİYOKİMYA", "HEMATOLOJİ", "VİTAMİNLER", "Elektrolitler"},
          common_methods,
          {"Değer 20 altında kalırsa test 8 hafta sonra tekrar edilmelidir.",
           "Sonuç 14 Mayıs günü saat 10:32 de ikinci cihazda doğrulandı."},
          {"Bir yetişkin günde yaklaşık 1000 mg kalsiyuma ihtiyaç duyar, bu da 3 bardak süttür.",
           "1250 kişilik bir çalışmada katılanların yüzde 42 sinde D vitamini azdı.",
           "Geçen yıl magnezyum 0,65 mmol/L ve kalsiyum 9,4 mg/dL idi."},
          {"Liman Caddesi No: 12, 34000 Örnek", "Atatürk Bulvarı 118/7, 06100 Ankara"},
          {"Laboratuvar sorumlusu: Dr. M. Örnek", "Toplam: 148,50 TL", "Rapor sonu"}};
}

Prose russian() {
  return {{"БИОХИМИЯ", "ГЕМАТОЛОГИЯ", "ВИТАМИНЫ", "Электролиты"},
          common_methods,
          {"Исследование следует повторить через 8 недель, если значение останется ниже 20.",
           "Результат подтвержден 14 мая в 10:32 на втором анализаторе."},
          {"Взрослому нужно около 1000 мг кальция в день, это 3 стакана молока.",
           "В исследовании с участием 1250 человек у 42 процентов было мало витамина D.",
           "В прошлом году магний был 0,65 ммоль/л, а кальций 2,4 ммоль/л."},
          {"ул. Портовая, д. 12, 101000", "пр. Примерный, 118, офис 7"},
          {"Заведующий лабораторией: М. Примеров", "Итого: 1485,00 руб.", "Конец отчета"}};
}

Prose chinese() {
  return {{"生化检验", "血常规", "维生素", "电解质"},
          common_methods,
          {"结果低于20时建议8周后复查。", "本结果已于5月14日10:32复核。"},
          {"成人每天需要约1000 mg钙,相当于3杯牛奶。", "一项1250人的研究显示42%的人维生素D不足。",
           "去年血清镁为0.65 mmol/L,总钙为2.4 mmol/L。"},
          {"港口路12号 邮编200040", "示例大道118号7楼"},
          {"审核者: 示例", "合计: 148.50元", "本报告仅对本标本负责"}};
}

const std::map<std::string, Prose>& all_prose() {
  static const std::map<std::string, Prose> prose = {
      {"en", english()}, {"de", german()},     {"fr", french()}, {"es", spanish()},
      {"it", italian()}, {"pt", portuguese()}, {"nl", dutch()},  {"pl", polish()},
      {"tr", turkish()}, {"ru", russian()},    {"zh", chinese()}};
  return prose;
}

}  // namespace

const Prose& prose_in(const std::string& language) { return all_prose().at(language); }

}  // namespace labread::drawn
