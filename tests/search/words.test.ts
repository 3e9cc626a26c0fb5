import { describe, expect, it } from 'vitest';
import { isUnspaced, splitWords } from '../../src/search/words.ts';

describe('words', () => {
  it.each([
    ['FHIR R4, at last!', ['fhir', 'r4', 'at', 'last']],
    ["the patient’s and the nurse's", ['the', 'patient', 'and', 'the', 'nurse']],
    ["don't we'll DON'T l'hôpital", ['don', 'we', 'don', 'l', 'hopital']],
    ['Café CAFÉ cafe\u0301', ['cafe', 'cafe', 'cafe']],
    ['naïve—yes “quoted”', ['naive', 'yes', 'quoted']],
    ['ICD-10', ['icd', '10']],
    ['Straße ﬁle', ['strasse', 'file']],
    ['İstanbul', ['istanbul']],
    ['电子病历', ['电子', '子病', '病历']],
    ['病', ['病']],
    ['用FHIR做', ['用', 'fhir', '做']],
    ['カルテ', ['カル', 'ルテ']],
    ['データ ﾃﾞｰﾀ ﾊﾟｽ', ['デー', 'ータ', 'デー', 'ータ', 'パス']],
    ['السِّجِلّ', ['السجل']],
    ['أحمد إحمد ٱحمد سجـــل مستشفى مكتبة', ['احمد', 'احمد', 'احمد', 'سجل', 'مستشفي', 'مكتبه']],
    ['Новый ёж', ['новый', 'еж']],
    ['Ærø Łódź œuvre İıI', ['aero', 'lodz', 'oeuvre', 'iii']],
    ['สวัสดี', ['สวั', 'วัส', 'สดี']],
    ['의료 정보', ['의료', '정보']],
    ['स्वास्थ्य', ['स्वास्थ्य']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['x'.repeat(33), []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(splitWords(text).map(({ word }) => word)).toEqual(words);
  });

  it('say where they stand', () => {
    const text = 'Ein Café’s 电子病 — end';
    const places = splitWords(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['Ein', 'Café’s', '电子', '子病', 'end']);
  });
});

it('knows which scripts have no spaces', () => {
  expect(['病', 'カ', 'ส', 'a', '의'].map(isUnspaced)).toEqual([true, true, true, false, false]);
});
