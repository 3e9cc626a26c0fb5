import { pictureMarkup } from '../../src/components/picture-markup.ts';
import { picture } from './page-models.ts';

/** A body as the compiler leaves it, with something of everything that the styles know. */
export const bodyHtml = `<p>Every access to a record leaves a line: <strong>who</strong>, <em>what</em>, when and from where. The <a href="/2024/03/01/fhir/">resource</a> that holds it is defined by <a class="external" rel="external" href="https://www.hl7.org/" aria-describedby="external-link">HL7</a>. Press <kbd>Ctrl</kbd> + <kbd>F</kbd> to search; <abbr title="Health Level Seven">HL7</abbr> sets <code>AuditEvent.agent</code>, H<sub>2</sub>O and 10<sup>3</sup>, <mark>marked</mark> and <del>struck</del>.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup></p>
<div class="heading"><h2 id="what-a-log-holds">What a log holds</h2><a class="permalink" href="#what-a-log-holds" aria-label="Link to section: What a log holds"></a></div>
<p>${'A log that nobody reads is a liability that looks like a control, and the first person who reads it is often the one who asks why nobody did. '.repeat(4)}</p>
<ul><li>The person, by an identity that is theirs alone</li><li>The patient<ul><li>by identifier</li><li>never by name alone</li></ul></li><li>The act: read, changed, printed, sent</li></ul>
<div class="heading"><h3 id="who">Who</h3><a class="permalink" href="#who" aria-label="Link to section: Who"></a></div>
<blockquote><p>A covered entity must implement hardware, software, and procedural mechanisms that record and examine activity.</p><p>45 CFR 164.312(b)</p></blockquote>
<p>${pictureMarkup(picture, 'body')}</p>
<figure>${pictureMarkup(picture, 'body')}<figcaption>The path of one event from the screen to the log. Source: <a href="/x/">Security desk</a></figcaption></figure>
<div class="heading"><h2 id="what-the-rule-asks">What the rule asks</h2><a class="permalink" href="#what-the-rule-asks" aria-label="Link to section: What the rule asks"></a></div>
<div class="table-scroll" role="region" tabindex="0" aria-label="Table: What the rule asks"><table><thead><tr><th>Safeguard</th><th>Kind</th><th class="align-right">Section</th></tr></thead><tbody><tr><td>Audit controls</td><td>Required</td><td class="align-right">164.312(b)</td></tr><tr><td>Automatic logoff</td><td>Addressable</td><td class="align-right">164.312(a)</td></tr></tbody></table></div>
<div class="table-scroll" role="region" tabindex="0" aria-label="Table: Twenty columns"><table><thead><tr>${Array.from({ length: 20 }, (_, n) => `<th>Column ${String(n + 1)}</th>`).join('')}</tr></thead><tbody><tr>${Array.from({ length: 20 }, (_, n) => `<td>Value ${String(n + 1)}</td>`).join('')}</tr></tbody></table></div>
<pre tabindex="0"><code class="language-json hljs">{
  <span class="hljs-attr">"resourceType"</span>: <span class="hljs-string">"AuditEvent"</span>,
  <span class="hljs-attr">"recorded"</span>: <span class="hljs-string">"2024-03-13T16:54:41Z and a very long line that goes on and on past the edge of the box"</span>,
  <span class="hljs-attr">"outcome"</span>: <span class="hljs-number">0</span>, <span class="hljs-comment">// fine</span>
  <span class="hljs-keyword">true</span>
}</code></pre>
<div class="callout callout-caution" role="note" aria-label="Mind the clock"><p class="callout-title"><span class="callout-kind">Caution</span> Mind the clock</p><p>Two systems whose clocks differ by a minute tell two stories.</p></div>
<div class="heading"><h2 id="reading-it">Reading it</h2><a class="permalink" href="#reading-it" aria-label="Link to section: Reading it"></a></div>
<ol><li><p>Decide what is odd.</p><p>Out of hours, out of department, a colleague, a neighbour.</p></li><li><p>Look for it weekly.</p></li></ol>
<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> Name an owner</li><li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> Set a day</li></ul>
<dl><dt>Provenance</dt><dd>Where a fact comes from.</dd><dt>Audit</dt><dd>Who looked at it.</dd></dl>
<details><summary>How long to keep it</summary><p>Six years for documentation under the rule; state law may ask for more.</p></details>
<hr>
<p>${'pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3)} is a long word, and https://www.example.org/${'very-long-path/'.repeat(8)} a long address.</p>
<section class="footnotes" data-footnotes><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-1"><p>See the rule itself. <a href="#user-content-fnref-1" data-footnote-backref aria-label="Back to reference 1">↩</a></p></li></ol></section>`;

export const arabicHtml = `<p>${'السجل هو جدول يبين من فتح الملف ومتى ومن أين. '.repeat(12)}</p><div class="heading"><h2 id="أ">ما يحتويه السجل</h2><a class="permalink" href="#أ" aria-label="Link to section: ما يحتويه السجل"></a></div><ul><li>الشخص</li><li>المريض</li></ul><blockquote><p>اقتباس قصير.</p></blockquote>`;

export const japaneseHtml = `<p>${'監査ログは、誰が、いつ、どこから記録を開いたかを示す表である。'.repeat(12)}</p><div class="heading"><h2 id="何">何を記録するか</h2><a class="permalink" href="#何" aria-label="Link to section: 何を記録するか"></a></div><p>短い段落。</p>`;

export const longListHtml = `<ol>${Array.from({ length: 400 }, (_, n) => `<li>Item ${String(n + 1)}</li>`).join('')}</ol>`;
