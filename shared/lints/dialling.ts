import { wordsOf } from '../leak/fold.ts';

/** The states behind the dialling codes of Mexico (two or three figures) and the United States, as far as one code is of one state. */
const table: Readonly<Record<'52' | '1', string>> = {
  '52': `Ciudad de Mexico:55 56|Jalisco:33|Nuevo Leon:81|Baja California:664 665 686 646 661 658|Chihuahua:614 627 639 648 649 656
    Sinaloa:667 668 669 672 673 687|Sonora:631 633 637 642 644 651 653 662|Tamaulipas:833 834 867 868 899|Coahuila:844 861 871 878
    Quintana Roo:983 984 987 998|Yucatan:985 999|Oaxaca:951 954 958 971|Chiapas:961 962 963 967|Guerrero:733 744 747 755
    Michoacan:351 443 452 753|Guanajuato:461 462 464 473 477|Puebla:222 238|Veracruz:229 228 921 922 782|Queretaro:427 442
    San Luis Potosi:444 481|Aguascalientes:449|Zacatecas:492|Durango:618|Nayarit:311|Colima:312 314|Baja California Sur:612 624
    Mexico:722|Morelos:777|Hidalgo:771|Tlaxcala:246|Campeche:938 981|Tabasco:993`,
  '1': `California:213 310 323 408 415 510 559 619 626 650 661 714 760 818 858 909 916 949 951|Arizona:480 520 602 623 928
    New Mexico:505 575|Texas:210 214 254 281 325 361 409 432 512 713 806 817 830 832 903 915 936 956 972|Florida:305 407 561 727 772 786 813 850 904 954
    New York:212 315 516 518 585 607 631 646 716 718 845 914 917|Illinois:312 618 630 708 773 815 847|Nevada:702 775|District of Columbia:202
    Georgia:404 478 706 770 912|Colorado:303 719 720 970|Washington:206 253 360 425 509|Oregon:503 541|Massachusetts:413 508 617 781 978
    Michigan:248 313 517 616 734 810 989|Virginia:276 434 540 703 757 804|Pennsylvania:215 412 570 610 717 814`,
};

const states = new Map<string, string>();
for (const [country, rows] of Object.entries(table))
  for (const row of rows.split(/[|\n]/)) {
    const [state = '', codes = ''] = row.split(':');
    for (const code of codes.trim().split(' ')) states.set(`${country} ${code}`, keyOf(state));
  }

/** The country (`MX`, `US`) and the state, folded, that a telephone number tells; null for one that tells none. A mobile number has a city too. */
export function stateOfPhone(phone: string): { readonly country: string; readonly state: string } | null {
  const digits = phone.replace(/\D/g, '').replace(/^(?:00|011)/, '');
  const mexican = /^52(?:1(?=\d{10}$))?(\d{10})$/.exec(digits)?.[1];
  const american = /^1(\d{10})$/.exec(digits)?.[1];
  if (mexican !== undefined) {
    const state = states.get(`52 ${mexican.slice(0, 2)}`) ?? states.get(`52 ${mexican.slice(0, 3)}`);
    return state === undefined ? null : { country: 'MX', state };
  }
  const state = states.get(`1 ${american?.slice(0, 3) ?? ''}`);
  return state === undefined ? null : { country: 'US', state };
}

export function keyOf(text: string): string {
  return wordsOf(text).join(' ');
}
