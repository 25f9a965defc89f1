// SPDX-License-Identifier: GPL-3.0-or-later
// Puts HTML past the allow-list and tries what it can do (a file: moc does not read such strings).
window.broken = [];
document.addEventListener('securitypolicyviolation', e => broken.push(e.effectiveDirective));
const box = document.createElement('div');
document.body.append(box);
box.innerHTML = `<img src=x onerror="document.title='ran'"><img src="http://127.0.0.1:9/a.png">
    <iframe src="http://127.0.0.1:9/"></iframe><iframe srcdoc="<script>parent.document.title='ran'<\/script>"></iframe>
    <form id=f action="http://127.0.0.1:9/"><input name=a></form>
    <a id=l href="javascript:document.title='ran'">l</a><p id=h onclick="document.title='ran'">h</p>
    <p id=s style="color: rgb(1, 2, 3)">s</p>`;
const script = document.createElement('script');
script.textContent = "document.title='ran'";
box.append(script);
document.getElementById('h').click();
document.getElementById('l').click();
document.getElementById('f').submit();
