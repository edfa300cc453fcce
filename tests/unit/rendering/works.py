"""Which works do the sample articles cite? Records as they were seen; nothing is filled from memory."""

from bedside.terms import Doi, EvidenceKind, Origin, Pmid, Publication, PublicationId


def _work(id: str, kind: EvidenceKind, title: str, *, pmid: str | None = None, doi: str | None = None,
          **known: str | int) -> Publication:  # fmt: skip
    return Publication(
        id=PublicationId(id),
        kind=kind,
        title=title,
        origin=Origin.PACK,
        pmid=Pmid(pmid) if pmid else None,
        doi=Doi(doi) if doi else None,
        **known,  # type: ignore[arg-type]
    )


WORKS = {
    work.id: work
    for work in (
        _work(
            "aha-2010-part12",
            EvidenceKind.GUIDELINE,
            "Part 12: Cardiac Arrest in Special Situations: 2010 American Heart Association Guidelines for "
            "Cardiopulmonary Resuscitation and Emergency Cardiovascular Care",
            authors="Vanden Hoek TL, Morrison LJ, Shuster M, Donnino M, Sinz E, Lavonas EJ, Jeejeebhoy FM, "
            "Gabrielli A",
            container="Circulation",
            year=2010,
            volume="122",
            pages="S829-S861",
            doi="10.1161/CIRCULATIONAHA.110.971069",
            url="http://circ.ahajournals.org/cgi/content/full/122/18_suppl_3/S829",
        ),
        _work(
            "nhs-highland-hypomg",
            EvidenceKind.GUIDELINE,
            "Hypomagnesaemia (Guidelines)",
            authors="NHS Highland (TAM)",
            container="Right Decisions, NHS Scotland",
            url="https://rightdecisions.scot.nhs.uk/tam-treatments-and-medicines-nhs-highland/"
            "adult-therapeutic-guidelines/fluid-and-electrolytes/treatment-of-low-electrolytes/"
            "hypomagnesaemia-guidelines",
        ),
        _work(
            "nhsdg-hypomg",
            EvidenceKind.GUIDELINE,
            "Hypomagnesaemia",
            authors="Grant T",
            container="NHS Dumfries and Galloway Medical Handbook",
            year=2024,
            url="https://www.nhsdghandbook.co.uk/medical-handbook/hypomagnesaemia/",
        ),
        _work(
            "blanchard-2017-gitelman",
            EvidenceKind.CONSENSUS,
            "Gitelman syndrome: consensus and guidance from a Kidney Disease: Improving Global Outcomes "
            "(KDIGO) "
            "Controversies Conference",
            authors="Blanchard A, Bockenhauer D, Bolignano D, Calò LA, Cosyns E, Devuyst O, Ellison DH, "
            "Karet Frankl FE, Knoers NVAM, Konrad M, Lin SH, Vargas-Poussou R",
            container="Kidney International",
            year=2017,
            volume="91(1)",
            pages="24-33",
            pmid="28003083",
            doi="10.1016/j.kint.2016.09.046",
            url="https://pubmed.ncbi.nlm.nih.gov/28003083/",
        ),
        _work(
            "janett-2015-ppi",
            EvidenceKind.SYSTEMATIC_REVIEW,
            "Hypomagnesemia Induced by Long-Term Treatment with Proton-Pump Inhibitors",
            authors="Janett S, Camozzi P, Peeters GGAM, Lava SAG, Simonetti GD, Goeggel Simonetti B, "
            "Bianchetti MG, Milani GP",
            container="Gastroenterology Research and Practice",
            year=2015,
            volume="2015",
            pages="951768",
            pmid="26064102",
            doi="10.1155/2015/951768",
            url="https://pmc.ncbi.nlm.nih.gov/articles/PMC4434191/",
        ),
        _work(
            "kieboom-thiazide",
            EvidenceKind.COHORT,
            "Thiazide but not loop diuretics is associated with hypomagnesaemia in the general population",
            authors="Kieboom BCT, Zietse R, Ikram MA, Hoorn EJ, Stricker BH",
            doi="10.1002/pds.4636",
        ),
        _work(
            "moskowitz-2014-lactate",
            EvidenceKind.COHORT,
            "The Association Between Admission Magnesium Concentrations and Lactic Acidosis in Critical "
            "Illness",
            authors="Moskowitz A, Lee J, Donnino MW, Mark R, Celi LA, Danziger J",
            container="Journal of Intensive Care Medicine",
            year=2014,
            volume="31(3)",
            pages="187-192",
            pmid="24733810",
            doi="10.1177/0885066614530659",
            url="https://pmc.ncbi.nlm.nih.gov/articles/PMC4909152/",
        ),
        _work(
            "mhra-2012-ppi",
            EvidenceKind.DRUG_LABEL,
            "Proton pump inhibitors in long-term use: reports of hypomagnesaemia",
            authors="Medicines and Healthcare products Regulatory Agency",
            container="Drug Safety Update (GOV.UK)",
            year=2012,
            url="https://gov.uk/drug-safety-update/"
            "proton-pump-inhibitors-in-long-term-use-reports-of-hypomagnesaemia",
        ),
        _work(
            "ijkd-2010-evidence",
            EvidenceKind.REVIEW,
            "Hypomagnesemia: an evidence-based approach to clinical cases",
            container="Iranian Journal of Kidney Diseases",
            year=2010,
            url="https://search.isc.ac/inventory/10/2582675.htm",
        ),
        _work(
            "mouw-2005-jfp",
            EvidenceKind.REVIEW,
            "What are the causes of hypomagnesemia?",
            authors="Mouw DR",
            container="Journal of Family Practice",
            year=2005,
        ),
        _work(
            "austprescr-magnesium",
            EvidenceKind.REVIEW,
            "Magnesium: the forgotten electrolyte",
            container="Australian Prescriber",
            url="https://australianprescriber.tg.org.au/articles/magnesium-the-forgotten-electrolyte.html",
        ),
        _work(
            "agus-1999-jasn",
            EvidenceKind.REVIEW,
            "Hypomagnesemia",
            authors="Agus ZS",
            container="Journal of the American Society of Nephrology",
            year=1999,
            volume="10(7)",
            pages="1616-1622",
        ),
        _work(
            "huang-2007-romk",
            EvidenceKind.REVIEW,
            "Mechanism of hypokalemia in magnesium deficiency",
            authors="Huang CL, Kuo E",
            container="Journal of the American Society of Nephrology",
            year=2007,
            volume="18(10)",
            pages="2649-2652",
            pmid="17804670",
            doi="10.1681/ASN.2007070792",
            url="https://utsouthwestern.elsevierpure.com/en/publications/"
            "mechanism-of-hypokalemia-in-magnesium-deficiency",
        ),
        _work(
            "alpf-icu-mg",
            EvidenceKind.TEXTBOOK,
            "Key messages (magnesium in the critically ill)",
            container="alpfmedical.info",
            url="https://www.alpfmedical.info/cardiac-output/key-messages-ysv.html",
        ),
        _work(
            "statpearls-hypomg",
            EvidenceKind.TEXTBOOK,
            "Hypomagnesemia",
            container="StatPearls",
            url="https://statpearls.com/articlelibrary/viewarticle/23271",
        ),
        _work(
            "fpnotebook-hypomg",
            EvidenceKind.WEB_PAGE,
            "Hypomagnesemia",
            container="Family Practice Notebook",
            url="https://fpnotebook.com/Renal/Magnesium/Hypmgnsm.htm",
        ),
        _work(
            "seed-droracle-2025-causes",
            EvidenceKind.AI_PAGE,
            "What are the causes of hypomagnesemia?",
            authors="Dr.Oracle Medical Advisory Board & Editors",
            container="Dr.Oracle (droracle.ai)",
            year=2025,
        ),
    )
}
