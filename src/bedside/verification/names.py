"""What sort of thing does this word name: a drug, a condition, an analyte?

By lists, and by the endings that drug names of one class and names of diseases share. They sort words only,
and say nothing of doses; the endings were not held against a list of the WHO's name stems.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Sort(StrEnum):
    """What a word names."""

    DRUG = "drug"
    CONDITION = "condition"
    ANALYTE = "analyte"
    SALT = "salt"


_DRUG_ENDING = re.compile(
    r"[a-z]{2,}(?:pril|prilat|sartan|olol|alol|statin|prazole|conazole|nidazole|bendazole|cillin|mycin|micin"
    r"|floxacin|cycline|penem|sulfa\w*|oxazole|trim|vir|vudine|citabine|mab|cept|nib|parin|parinux|xaban"
    r"|gatran|gliptin|gliflozin|glitazone|glutide|formin|dipine|zosin|afil|lukast|terol|phylline|tropium"
    r"|semide|thiazide|lactone|renone|zepam|zolam|barbital|caine|curium|curonium|fentanil|profen|fenac|oxicam"
    r"|coxib|triptan|setron|tidine|dronate|dronic|platin|taxel|rubicin|poside|tecan|tinib|ciclib|rafenib"
    r"|sone|solone|sonide|onide|pezil|stigmine|azine|apine|peridol|idone|piprazole|oxetine|ipramine|triptyline"
    r"|racetam|gabalin|toin|bamate|quine|quin|artem\w+|artesunate|vaptan|ximab|zumab|umab|limus|trexate|prine"
    r"|stigmin|stim|poetin|grastim|tide|relin|relix|gestrel|estrone|tadine|irudin|plase|fibrate|parib)"
)
_DRUGS = frozenset(
    """insulin glucagon aspirin paracetamol acetaminophen warfarin heparin digoxin lithium morphine codeine
    fentanyl oxycodone hydromorphone methadone tramadol naloxone naltrexone buprenorphine ketamine
    propofol etomidate thiopental furosemide bumetanide torsemide torasemide amiloride triamterene
    acetazolamide mannitol metformin glyburide glibenclamide gliclazide glipizide acarbose hydralazine
    minoxidil clonidine methyldopa nitroglycerin nitroprusside amiodarone diltiazem verapamil adenosine
    epinephrine norepinephrine adrenaline dopamine dobutamine vasopressin phenylephrine ephedrine
    atropine glycopyrrolate estrogen oestrogen estradiol progesterone progestin testosterone tibolone
    raloxifene levothyroxine thyroxine methimazole carbimazole propylthiouracil methotrexate
    azathioprine leflunomide sulfasalazine hydroxychloroquine colchicine allopurinol penicillin
    amoxicillin vancomycin linezolid daptomycin colistin rifampin chloroquine quinine mefloquine
    artesunate ivermectin cisplatin carboplatin oxaliplatin cyclophosphamide ifosfamide temozolomide
    fotemustine thalidomide lenalidomide bortezomib interferon ribavirin efavirenz nevirapine lamivudine
    tenofovir clozapine lithium valproate carbamazepine phenytoin lamotrigine topiramate bupropion
    trazodone mirtazapine venlafaxine duloxetine haloperidol diphenhydramine loratadine cetirizine
    ergotamine caffeine nicotine varenicline disulfiram melatonin zolpidem omalizumab tacrine memantine
    galantamine rivastigmine levodopa carbidopa bromocriptine cabergoline octreotide somatostatin
    clopidogrel ticagrelor prasugrel dipyridamole cilostazol pentoxifylline alteplase streptokinase
    fondaparinux dextran albumin saline dextrose glucose lipitor humira botulinum dexmedetomidine
    clomiphene letrozole mifepristone methylergometrine ergometrine carboprost magnesium baclofen
    tizanidine thiopurine mercaptopurine mesalamine mesalazine cholestyramine ezetimibe niacin orlistat
    probiotic""".split()
) - {"magnesium", "glucose", "albumin", "orlistat", "letrozole"}
_CONDITION_ENDING = re.compile(
    r"[a-z]{2,}(?:itis|itides|emia|aemia|emic|osis|oses|oma|omas|omata|pathy|pathies|algia|uria|penia|plegia|paresis"
    r"|rrhea|rrhoea|rrhage|rrhagia|ectasis|trophy|cardia|tension|thyroidism|gonadism|parathyroidism|sclerosis"
    r"|phobia|mania|emesis|pnea|pnoea|megaly|stenosis|cele|ptosis|lithiasis|plasia|philia|capnia|xia|somnia"
    r"|thermia|volemia|thorax|edema|oedema|ectomy|spasm|phagia|plegic|lepsy)"
)
_CONDITIONS = frozenset(
    """asthma stroke infarction diabetes cancer pneumonia sepsis malaria tuberculosis depression
    schizophrenia obesity malnutrition anxiety delirium seizure seizures fracture fractures
    failure fibrillation flutter arrhythmia embolism bleeding hemorrhage nausea vomiting headache pain
    fever cough fatigue dizziness rash pruritus constipation infection infections influenza measles hiv
    aids hepatitis hernia ulcer ulcers angina ischemia shock coma burn burns trauma injury allergy
    anaphylaxis colitis crohn's disease syndrome tumor tumour carcinoma leukemia lymphedema anemia copd
    chd cad ckd aki mi dvt pe gerd ibs ibd uti adhd ptsd lupus scleroderma sarcoidosis amyloidosis
    hypertension hypotension tetanus polio cholera typhoid dengue crohn syphilis gonorrhea chlamydia herpes
    candidiasis autoimmunity infertility miscarriage incontinence retention jaundice ascites
    encephalopathy neuropathy retinopathy nephropathy bronchiectasis emphysema bronchospasm croup otitis
    sinusitis rhinitis vertigo tinnitus migraines breast lung prostate colon colorectal ovarian cervical
    gastric pancreatic bladder""".split()
) - {"lupus", "disease", "syndrome", "failure"}
_ANALYTES = frozenset(
    """magnesium potassium calcium sodium phosphate phosphorus chloride bicarbonate hemoglobin haemoglobin
    hematocrit creatinine urea albumin glucose lactate ldl hdl vldl cholesterol triglyceride
    triglycerides iron ferritin transferrin zinc copper selenium iodine folate alt ast ldh ggt alp
    bilirubin ammonia uric urate tsh t3 t4 cortisol aldosterone renin insulin hba1c crp esr
    procalcitonin troponin bnp inr psa fsh lh prolactin systolic diastolic platelet platelets leukocyte
    leukocytes neutrophil neutrophils lymphocyte lymphocytes cd4 cd8 fibrinogen calcitonin parathyroid
    pth b1 b6 b9 b12 c d e k vitamin thiamine riboflavin retinol lipase amylase osmolality interleukin
    tnf""".split()
) - {"c", "d", "e", "k", "insulin"}
SALTS = frozenset(
    """sulfate sulphate oxide chloride gluconate carbonate citrate phosphate hydroxide fumarate bicarbonate
    acetate lactate aspartate glycinate orotate elemental ferrous ferric sulfide nitrate hydrochloride
    maleate tartrate succinate mesylate besylate""".split()
)
ELEMENTS = frozenset("magnesium calcium potassium sodium iron ferrous ferric zinc lithium copper".split())


@lru_cache(maxsize=8192)
def sort_of(word: str) -> Sort | None:
    """What a lower-case word names; ``None`` if no list and no ending knows it."""
    if word in _ANALYTES:
        return Sort.ANALYTE
    if word in _DRUGS or (len(word) > 5 and _DRUG_ENDING.fullmatch(word)):
        return Sort.DRUG
    if word in _CONDITIONS or (len(word) > 5 and _CONDITION_ENDING.fullmatch(word)):
        return Sort.CONDITION
    return Sort.SALT if word in SALTS else None


def listed_names() -> frozenset[str]:
    """Every name that is listed as such, endings apart."""
    return _DRUGS | _CONDITIONS | _ANALYTES | SALTS
