<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A viewer of photo stories: the pictures with their words and rights.</source>
        <translation>Zeigt Bildstrecken: die Fotos mit ihren Texten und Rechten.</translation>
    </message>
    <message>
        <source>About Gallery</source>
        <translation>Über Gallery</translation>
    </message>
    <message>
        <source>Files are read by processes of their own, locked down by:</source>
        <translation>Dateien werden in eigenen, abgeriegelten Prozessen gelesen. Schutz durch:</translation>
    </message>
    <message>
        <source>Licence: MIT. Built with Qt (LGPL), Pillow and PyYAML.</source>
        <translation>Lizenz: MIT. Erstellt mit Qt (LGPL), Pillow und PyYAML.</translation>
    </message>
    <message>
        <source>No gallery is open, so no loader is running.</source>
        <translation>Keine Galerie ist geöffnet, daher läuft kein Ladeprozess.</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>&amp;About Gallery</source>
        <translation>Ü&amp;ber Gallery</translation>
    </message>
    <message>
        <source>&amp;Caption: beside, over the photo, hidden</source>
        <translation>Bild&amp;unterschrift: daneben, auf dem Foto, ausgeblendet</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>&amp;Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Copy photo with its words</source>
        <translation>Foto mit Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>&amp;First photo</source>
        <translation>&amp;Erstes Foto</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Go to photo…</source>
        <translation>&amp;Gehe zu Foto…</translation>
    </message>
    <message>
        <source>&amp;Information panel</source>
        <translation>&amp;Infobereich</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Text &amp;größer</translation>
    </message>
    <message>
        <source>&amp;Last photo</source>
        <translation>&amp;Letztes Foto</translation>
    </message>
    <message>
        <source>&amp;Longer</source>
        <translation>&amp;Länger zeigen</translation>
    </message>
    <message>
        <source>&amp;New from text…</source>
        <translation>Neu aus &amp;Text…</translation>
    </message>
    <message>
        <source>&amp;Next photo</source>
        <translation>&amp;Nächstes Foto</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Pause and play</source>
        <translation>&amp;Anhalten und abspielen</translation>
    </message>
    <message>
        <source>&amp;Play and pause here</source>
        <translation>Hier &amp;abspielen und anhalten</translation>
    </message>
    <message>
        <source>&amp;Previous photo</source>
        <translation>&amp;Vorheriges Foto</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>&amp;Probleme…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message>
        <source>&amp;Search…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Shorter</source>
        <translation>&amp;Kürzer zeigen</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>&amp;Thumbnail strip</source>
        <translation>Bild&amp;leiste</translation>
    </message>
    <message>
        <source>&amp;Toggle fit and 100 %</source>
        <translation>Zwischen Einpassen und 100 % &amp;wechseln</translation>
    </message>
    <message>
        <source>&amp;Unpack into a folder…</source>
        <translation>In einen Ordner auspa&amp;cken…</translation>
    </message>
    <message>
        <source>Back a photo</source>
        <translation>Ein Foto zurück</translation>
    </message>
    <message>
        <source>C&amp;lose gallery</source>
        <translation>&amp;Galerie schließen</translation>
    </message>
    <message>
        <source>Colours: dar&amp;k</source>
        <translation>Farben: du&amp;nkel</translation>
    </message>
    <message>
        <source>Colours: follow the &amp;system</source>
        <translation>Farben: wie das &amp;System</translation>
    </message>
    <message>
        <source>Colours: li&amp;ght</source>
        <translation>Farben: &amp;hell</translation>
    </message>
    <message>
        <source>Copy c&amp;aption and credit</source>
        <translation>Bildunterschrift und Bild&amp;nachweis kopieren</translation>
    </message>
    <message>
        <source>Cr&amp;edits…</source>
        <translation>Bildn&amp;achweise…</translation>
    </message>
    <message>
        <source>Fi&amp;ll</source>
        <translation>Fläche &amp;füllen</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>Auf &amp;Breite einpassen</translation>
    </message>
    <message>
        <source>From one part of the window to the next</source>
        <translation>Von einem Teil des Fensters zum nächsten</translation>
    </message>
    <message>
        <source>Full screen from &amp;this photo</source>
        <translation>Vollbild ab &amp;diesem Foto</translation>
    </message>
    <message>
        <source>Full screen from the &amp;first photo</source>
        <translation>Vollbild ab dem &amp;ersten Foto</translation>
    </message>
    <message>
        <source>Go to the photo of that number</source>
        <translation>Zum Foto mit dieser Nummer</translation>
    </message>
    <message>
        <source>Keep &amp;zoom and position</source>
        <translation>&amp;Vergrößerung und Ausschnitt behalten</translation>
    </message>
    <message>
        <source>Leave: number, search, slideshow, full screen</source>
        <translation>Verlassen: Nummer, Suche, Diashow, Vollbild</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten rücken</translation>
    </message>
    <message>
        <source>Move down, fast</source>
        <translation>Schnell nach unten rücken</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links rücken</translation>
    </message>
    <message>
        <source>Move left, fast</source>
        <translation>Schnell nach links rücken</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts rücken</translation>
    </message>
    <message>
        <source>Move right, fast</source>
        <translation>Schnell nach rechts rücken</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben rücken</translation>
    </message>
    <message>
        <source>Move up, fast</source>
        <translation>Schnell nach oben rücken</translation>
    </message>
    <message>
        <source>Next &amp;hit</source>
        <translation>Nächste Fun&amp;dstelle</translation>
    </message>
    <message>
        <source>Next &amp;language</source>
        <translation>Nächste S&amp;prache</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Next photo, or down in a zoomed one</source>
        <translation>Nächstes Foto, im vergrößerten nach unten</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>Ein Bild &amp;zurück</translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation>Ein Bild &amp;weiter</translation>
    </message>
    <message>
        <source>Open &amp;file…</source>
        <translation>&amp;Datei öffnen…</translation>
    </message>
    <message>
        <source>Open photo &amp;with…</source>
        <translation>Foto öffnen m&amp;it…</translation>
    </message>
    <message>
        <source>Open the &amp;rights link…</source>
        <translation>Link zu den Bild&amp;rechten öffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open the windows &amp;again next time</source>
        <translation>Fenster beim nächsten Mal &amp;wieder öffnen</translation>
    </message>
    <message>
        <source>Pac&amp;k into one file…</source>
        <translation>In eine Datei pac&amp;ken…</translation>
    </message>
    <message>
        <source>Pause and go on</source>
        <translation>Anhalten und fortsetzen</translation>
    </message>
    <message>
        <source>Pr&amp;int photo…</source>
        <translation>Foto dr&amp;ucken…</translation>
    </message>
    <message>
        <source>Pre&amp;vious hit</source>
        <translation>Vorherige &amp;Fundstelle</translation>
    </message>
    <message>
        <source>Previous photo, or up in a zoomed one</source>
        <translation>Vorheriges Foto, im vergrößerten nach oben</translation>
    </message>
    <message>
        <source>Read on: the caption&apos;s next lines, then the next photo</source>
        <translation>Weiterlesen: die nächsten Zeilen der Bildunterschrift, dann das nächste Foto</translation>
    </message>
    <message>
        <source>Rotate &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Rotate l&amp;eft</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Text &amp;kleiner</translation>
    </message>
    <message>
        <source>Sa&amp;ve as gallery</source>
        <translation>Als Galerie &amp;speichern</translation>
    </message>
    <message>
        <source>Show in the file &amp;manager</source>
        <translation>Im Datei&amp;manager zeigen</translation>
    </message>
    <message>
        <source>Sort a plain folder by &amp;date</source>
        <translation>Einfache Ordner nach &amp;Datum sortieren</translation>
    </message>
    <message>
        <source>Ten photos back</source>
        <translation>Zehn Fotos zurück</translation>
    </message>
    <message>
        <source>Ten photos on</source>
        <translation>Zehn Fotos weiter</translation>
    </message>
    <message>
        <source>The &amp;article</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>The camera&apos;s &amp;EXIF words first</source>
        <translation>Die &amp;EXIF-Texte der Kamera zuerst</translation>
    </message>
    <message>
        <source>Toggle fit and 100 %</source>
        <translation>Zwischen Einpassen und 100 % wechseln</translation>
    </message>
    <message>
        <source>Use photo as &amp;background…</source>
        <translation>Foto als &amp;Hintergrund…</translation>
    </message>
    <message>
        <source>Words look &amp;wrong…</source>
        <translation>Texte sehen &amp;falsch aus…</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Mauszeiger vergrößern und verkleinern</translation>
    </message>
</context>
<context>
    <name>AnimationBar</name>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frame {number} of {count}</source>
        <translation>Bild {number} von {count}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>AskBeforeOpening</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Always for this host</source>
        <translation>Bei dieser Website immer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open {host} in the browser?</source>
        <translation>{host} im Browser öffnen?</translation>
    </message>
</context>
<context>
    <name>CameraField</name>
    <message>
        <source>Aperture</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Exposure compensation</source>
        <translation>Belichtungskorrektur</translation>
    </message>
    <message>
        <source>Flash</source>
        <translation>Blitz</translation>
    </message>
    <message>
        <source>Focal length</source>
        <translation>Brennweite</translation>
    </message>
    <message>
        <source>Focal length in 35 mm format</source>
        <translation>Brennweite im Kleinbildformat</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
</context>
<context>
    <name>CaptionPane</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
</context>
<context>
    <name>Chevron</name>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Vorheriges Foto</translation>
    </message>
</context>
<context>
    <name>ChoicesView</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Galleries in this folder</source>
        <translation>Galerien in diesem Ordner</translation>
    </message>
    <message>
        <source>This folder holds several galleries</source>
        <translation>In diesem Ordner liegen mehrere Galerien</translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>Foto {number} von {count}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Gallery: something went wrong</source>
        <translation>Gallery: Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>It is also in the log file:</source>
        <translation>Er steht auch in der Protokolldatei:</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. Your photos are untouched, and you can go on. Please send this report to the people who make Gallery.</source>
        <translation>Etwas ist schiefgegangen, das nicht hätte geschehen dürfen. Ihre Fotos sind unberührt, und Sie können weiterarbeiten. Bitte schicken Sie diesen Bericht an die Entwickler von Gallery.</translation>
    </message>
</context>
<context>
    <name>CreditPane</name>
    <message>
        <source>All of the copyright notice</source>
        <translation>Der ganze Urhebervermerk</translation>
    </message>
    <message>
        <source>All of the credit</source>
        <translation>Der ganze Bildnachweis</translation>
    </message>
    <message>
        <source>All of the instructions</source>
        <translation>Die ganzen Hinweise</translation>
    </message>
    <message>
        <source>All of the names</source>
        <translation>Alle Namen</translation>
    </message>
    <message>
        <source>All of the source</source>
        <translation>Die ganze Quelle</translation>
    </message>
    <message>
        <source>All of the usage terms</source>
        <translation>Die ganzen Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>By {names}</source>
        <translation>Von {names}</translation>
    </message>
    <message>
        <source>Copy caption and credit</source>
        <translation>Bildunterschrift und Bildnachweis kopieren</translation>
    </message>
    <message>
        <source>No credit given</source>
        <translation>Kein Bildnachweis angegeben</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>Quelle: {name}</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation>{name}: {role}</translation>
    </message>
</context>
<context>
    <name>CreditText</name>
    <message>
        <source>Credit</source>
        <translation>Bildnachweis</translation>
    </message>
</context>
<context>
    <name>Credits</name>
    <message>
        <source>No credit</source>
        <translation>Kein Bildnachweis</translation>
    </message>
    <message>
        <source>copyright notice, no credit</source>
        <translation>Urhebervermerk, kein Bildnachweis</translation>
    </message>
    <message>
        <source>copyright owner, no credit</source>
        <translation>Rechteinhaber, kein Bildnachweis</translation>
    </message>
    <message>
        <source>creator, no credit</source>
        <translation>Urheber, kein Bildnachweis</translation>
    </message>
    <message>
        <source>source, no credit</source>
        <translation>Quelle, kein Bildnachweis</translation>
    </message>
    <message>
        <source>supplier, no credit</source>
        <translation>Anbieter, kein Bildnachweis</translation>
    </message>
</context>
<context>
    <name>CreditsDialog</name>
    <message numerus="yes">
        <source>%Ln parties</source>
        <translation>
            <numerusform>%Ln Beteiligter</numerusform>
            <numerusform>%Ln Beteiligte</numerusform>
        </translation>
    </message>
    <message>
        <source>1 party</source>
        <translation>1 Beteiligter</translation>
    </message>
    <message>
        <source>Credits of this gallery</source>
        <translation>Bildnachweise dieser Galerie</translation>
    </message>
    <message>
        <source>No parties</source>
        <translation>Keine Beteiligten</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern…</translation>
    </message>
</context>
<context>
    <name>CreditsModel</name>
    <message>
        <source>Copyright</source>
        <translation>Urhebervermerk</translation>
    </message>
    <message>
        <source>Credit line</source>
        <translation>Bildnachweis</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Beteiligte</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Terms and links</source>
        <translation>Bedingungen und Links</translation>
    </message>
</context>
<context>
    <name>CreditsTree</name>
    <message>
        <source>Credits</source>
        <translation>Bildnachweise</translation>
    </message>
</context>
<context>
    <name>DesktopCalls</name>
    <message>
        <source>there is no session bus</source>
        <translation>es gibt keinen Sitzungsbus</translation>
    </message>
</context>
<context>
    <name>DetailRows</name>
    <message>
        <source>(left empty on purpose)</source>
        <translation>(absichtlich leer)</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Schaden</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Abmessungen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File modified</source>
        <translation>Datei geändert</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Origin of the picture</source>
        <translation>Herkunft des Bildes</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>article text</source>
        <translation>Artikeltext</translation>
    </message>
    <message>
        <source>fired</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>Vermutung</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>sidecar file</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>{format}, animation</source>
        <translation>{format}, Animation</translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation>{name}: {role}</translation>
    </message>
    <message>
        <source>{size} pixels, {number} megapixels</source>
        <translation>{size} Pixel, {number} Megapixel</translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message>
        <source>Copy all details</source>
        <translation>Alle Details kopieren</translation>
    </message>
    <message>
        <source>Copy label and value</source>
        <translation>Bezeichnung und Wert kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy: {label}</source>
        <translation>Kopieren: {label}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>No detail says “{words}”.</source>
        <translation>In keiner Angabe kommt „{words}“ vor.</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles davon zeigen</translation>
    </message>
</context>
<context>
    <name>DragOut</name>
    <message>
        <source>The photo is ready now: drag it once more</source>
        <translation>Das Foto ist jetzt bereit: Ziehen Sie es noch einmal</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>(and {count} more)</source>
        <translation>(und {count} weitere)</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>AI prompt</source>
        <translation>KI-Prompt</translation>
    </message>
    <message>
        <source>AI prompt writer</source>
        <translation>Verfasser des KI-Prompts</translation>
    </message>
    <message>
        <source>AI system</source>
        <translation>KI-System</translation>
    </message>
    <message>
        <source>AI system version</source>
        <translation>Version des KI-Systems</translation>
    </message>
    <message>
        <source>Alt text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>Camera location</source>
        <translation>Aufnahmeort</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Caption writer</source>
        <translation>Verfasser der Bildunterschrift</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>Copyright-Vermerk</translation>
    </message>
    <message>
        <source>Copyright owner</source>
        <translation>Rechteinhaber</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>Creator&apos;s title</source>
        <translation>Funktion des Urhebers</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Bildnachweis</translation>
    </message>
    <message>
        <source>Data mining</source>
        <translation>Data-Mining</translation>
    </message>
    <message>
        <source>Date created</source>
        <translation>Aufnahmedatum</translation>
    </message>
    <message>
        <source>Digital source type</source>
        <translation>Digitaler Ursprung</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Extended description</source>
        <translation>Ausführliche Beschreibung</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>Bildkennung</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftragskennung</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Location shown</source>
        <translation>Gezeigter Ort</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Abgebildete Personen</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Rights link</source>
        <translation>Bildrechte</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Bildlieferant</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Link zu den Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Usage terms</source>
        <translation>Nutzungsbedingungen</translation>
    </message>
</context>
<context>
    <name>FileVerbs</name>
    <message>
        <source>No file manager answers. The folder is {folder}</source>
        <translation>Kein Dateimanager antwortet. Der Ordner ist {folder}</translation>
    </message>
    <message>
        <source>No other program can be given the photo: {reason}</source>
        <translation>Keinem anderen Programm kann das Foto gegeben werden: {reason}</translation>
    </message>
    <message>
        <source>The desktop did not take the photo: {reason}</source>
        <translation>Die Arbeitsumgebung hat das Foto nicht angenommen: {reason}</translation>
    </message>
    <message>
        <source>The photo lies in a packed story: unpack it first</source>
        <translation>Das Foto liegt in einer gepackten Bildstrecke: Packen Sie sie zuerst aus</translation>
    </message>
    <message>
        <source>There is no file of this photo</source>
        <translation>Zu diesem Foto gibt es keine Datei</translation>
    </message>
    <message>
        <source>There is no picture to print</source>
        <translation>Es gibt kein Bild zum Drucken</translation>
    </message>
    <message>
        <source>This desktop knows no other program for the photo</source>
        <translation>Diese Arbeitsumgebung kennt kein anderes Programm für das Foto</translation>
    </message>
    <message>
        <source>{program} could not be started.</source>
        <translation>{program} konnte nicht gestartet werden.</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Find in the details</source>
        <translation>In den Details suchen</translation>
    </message>
    <message>
        <source>Show all details</source>
        <translation>Alle Details zeigen</translation>
    </message>
</context>
<context>
    <name>FlatText</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>GalleryListModel</name>
    <message>
        <source>Photo {number}: {words}</source>
        <translation>Foto {number}: {words}</translation>
    </message>
</context>
<context>
    <name>GallerySaving</name>
    <message>
        <source>If you replace it, everything that only it says is lost: {path}</source>
        <translation>Wenn Sie sie ersetzen, geht alles verloren, was nur in ihr steht: {path}</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save as gallery</source>
        <translation>Als Galerie speichern</translation>
    </message>
    <message>
        <source>The gallery was not saved: {reason}</source>
        <translation>Die Galerie wurde nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>There is a gallery.yaml in this folder already.</source>
        <translation>In diesem Ordner liegt schon eine gallery.yaml.</translation>
    </message>
</context>
<context>
    <name>GalleryVerbs</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder with photos</source>
        <translation>Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Open photos or a gallery file</source>
        <translation>Fotos oder eine Galeriedatei öffnen</translation>
    </message>
    <message>
        <source>Photos and galleries ({patterns})</source>
        <translation>Fotos und Galerien ({patterns})</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme anzeigen</translation>
    </message>
    <message>
        <source>Show the photos without it</source>
        <translation>Die Fotos ohne das Manifest zeigen</translation>
    </message>
    <message>
        <source>There is no photo {number}: the gallery has {count}. The last one is shown.</source>
        <translation>Es gibt kein Foto {number}: Die Galerie hat {count}. Das letzte wird gezeigt.</translation>
    </message>
    <message>
        <source>This story has no photos</source>
        <translation>Diese Bildstrecke hat keine Fotos</translation>
    </message>
    <message>
        <source>When there are some, Ctrl+F5 reads the story again.</source>
        <translation>Sobald es welche gibt, liest Strg+F5 die Bildstrecke neu ein.</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>A number, or words of a photo:</source>
        <translation>Eine Nummer oder Wörter eines Fotos:</translation>
    </message>
    <message>
        <source>Go to photo</source>
        <translation>Gehe zu Foto</translation>
    </message>
    <message>
        <source>No photo has these words.</source>
        <translation>Kein Foto hat diese Wörter.</translation>
    </message>
    <message>
        <source>Photos found</source>
        <translation>Gefundene Fotos</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diashow</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
</context>
<context>
    <name>HeadlineBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
</context>
<context>
    <name>IptcTerms</name>
    <message>
        <source>A photograph changed by a program</source>
        <translation>Eine Fotografie, von einem Programm verändert</translation>
    </message>
    <message>
        <source>A photograph changed by people</source>
        <translation>Eine Fotografie, von Menschen verändert</translation>
    </message>
    <message>
        <source>A photograph with small changes by people</source>
        <translation>Eine Fotografie mit kleinen Änderungen von Menschen</translation>
    </message>
    <message>
        <source>A picture of a screen</source>
        <translation>Ein Bild eines Bildschirms</translation>
    </message>
    <message>
        <source>Calculated by a program that was not trained</source>
        <translation>Von einem nicht trainierten Programm berechnet</translation>
    </message>
    <message>
        <source>Calculated by the camera from several exposures</source>
        <translation>Von der Kamera aus mehreren Aufnahmen berechnet</translation>
    </message>
    <message>
        <source>Data mining is allowed</source>
        <translation>Automatische Auswertung ist erlaubt</translation>
    </message>
    <message>
        <source>Data mining is forbidden</source>
        <translation>Automatische Auswertung ist verboten</translation>
    </message>
    <message>
        <source>Data mining is forbidden, except by search engines</source>
        <translation>Automatische Auswertung ist verboten, außer durch Suchmaschinen</translation>
    </message>
    <message>
        <source>Data mining is forbidden, see the linked terms</source>
        <translation>Automatische Auswertung ist verboten, siehe die verlinkten Bedingungen</translation>
    </message>
    <message>
        <source>Data mining is forbidden, see the terms</source>
        <translation>Automatische Auswertung ist verboten, siehe die Bedingungen</translation>
    </message>
    <message>
        <source>Data mining is forbidden, see the terms in the photo</source>
        <translation>Automatische Auswertung ist verboten, siehe die Bedingungen im Foto</translation>
    </message>
    <message>
        <source>Digitised from a negative</source>
        <translation>Von einem Negativ digitalisiert</translation>
    </message>
    <message>
        <source>Digitised from a print</source>
        <translation>Von einem Abzug digitalisiert</translation>
    </message>
    <message>
        <source>Digitised from a slide</source>
        <translation>Von einem Dia digitalisiert</translation>
    </message>
    <message>
        <source>Drawn by a program from data</source>
        <translation>Von einem Programm aus Daten gezeichnet</translation>
    </message>
    <message>
        <source>Drawn by people on a computer</source>
        <translation>Von Menschen am Computer gezeichnet</translation>
    </message>
    <message>
        <source>Made by a program</source>
        <translation>Von einem Programm erzeugt</translation>
    </message>
    <message>
        <source>Made by an AI that was trained on other works</source>
        <translation>Von einer KI erzeugt, die an anderen Werken trainiert wurde</translation>
    </message>
    <message>
        <source>Made with AI</source>
        <translation>Mit KI erzeugt</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>Nicht bewertet</translation>
    </message>
    <message>
        <source>Not said whether it may be mined</source>
        <translation>Nicht gesagt, ob es ausgewertet werden darf</translation>
    </message>
    <message>
        <source>Partly made with AI</source>
        <translation>Teilweise mit KI erzeugt</translation>
    </message>
    <message>
        <source>Photographed with a digital camera</source>
        <translation>Mit einer Digitalkamera fotografiert</translation>
    </message>
    <message>
        <source>Put together from photographs</source>
        <translation>Aus Fotografien zusammengesetzt</translation>
    </message>
    <message>
        <source>Put together from several sources</source>
        <translation>Aus mehreren Quellen zusammengesetzt</translation>
    </message>
    <message>
        <source>Put together, with parts made by a trained AI</source>
        <translation>Zusammengesetzt, mit Teilen aus einer trainierten KI</translation>
    </message>
    <message>
        <source>Put together, with parts that are not real</source>
        <translation>Zusammengesetzt, mit Teilen, die nicht echt sind</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Taken in a simulated world</source>
        <translation>In einer simulierten Welt aufgenommen</translation>
    </message>
    <message>
        <source>Training of AI is forbidden</source>
        <translation>Das Training von KI ist verboten</translation>
    </message>
    <message>
        <source>Training of generative AI is forbidden</source>
        <translation>Das Training generativer KI ist verboten</translation>
    </message>
    <message>
        <source>{number} of 5</source>
        <translation>{number} von 5</translation>
    </message>
</context>
<context>
    <name>Key</name>
    <message>
        <source>1 … 9, Enter</source>
        <translation>1 … 9, Eingabe</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>LanguageNames</name>
    <message>
        <source>Language not named</source>
        <translation>Sprache nicht genannt</translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message>
        <source>Language of the words: {language}</source>
        <translation>Sprache der Texte: {language}</translation>
    </message>
    <message numerus="yes">
        <source>Opens a list of %Ln languages</source>
        <translation>
            <numerusform>Öffnet eine Liste mit %Ln Sprache</numerusform>
            <numerusform>Öffnet eine Liste mit %Ln Sprachen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LegacyEncoding</name>
    <message>
        <source>Arabic (Windows)</source>
        <translation>Arabisch (Windows)</translation>
    </message>
    <message>
        <source>Baltic (Windows)</source>
        <translation>Baltisch (Windows)</translation>
    </message>
    <message>
        <source>Central European (ISO)</source>
        <translation>Mitteleuropäisch (ISO)</translation>
    </message>
    <message>
        <source>Central European (Mac)</source>
        <translation>Mitteleuropäisch (Mac)</translation>
    </message>
    <message>
        <source>Central European (Windows)</source>
        <translation>Mitteleuropäisch (Windows)</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>Chinesisch, vereinfacht</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>Chinesisch, traditionell</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8)</source>
        <translation>Kyrillisch (KOI8)</translation>
    </message>
    <message>
        <source>Cyrillic (Mac)</source>
        <translation>Kyrillisch (Mac)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows)</source>
        <translation>Kyrillisch (Windows)</translation>
    </message>
    <message>
        <source>Greek (Windows)</source>
        <translation>Griechisch (Windows)</translation>
    </message>
    <message>
        <source>Hebrew (Windows)</source>
        <translation>Hebräisch (Windows)</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Turkish (Windows)</source>
        <translation>Türkisch (Windows)</translation>
    </message>
    <message>
        <source>Western European (Mac)</source>
        <translation>Westeuropäisch (Mac)</translation>
    </message>
    <message>
        <source>Western European (Windows)</source>
        <translation>Westeuropäisch (Windows)</translation>
    </message>
</context>
<context>
    <name>LettersDialog</name>
    <message>
        <source>Letters</source>
        <translation>Buchstaben</translation>
    </message>
    <message>
        <source>Letters of old photos</source>
        <translation>Buchstaben alter Fotos</translation>
    </message>
    <message>
        <source>Old photos often do not tell in which letters their words are written. If words of this gallery look wrong, pick the letters in which they make sense.</source>
        <translation>Alte Fotos sagen oft nicht, in welchen Buchstaben ihre Texte geschrieben sind. Wenn Texte dieser Galerie falsch aussehen, wählen Sie die Buchstaben, in denen sie einen Sinn ergeben.</translation>
    </message>
    <message>
        <source>Words of the photo</source>
        <translation>Texte des Fotos</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Licence / buy</source>
        <translation>Lizenz / kaufen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>One of those to whom this photo is owed</source>
        <translation>Einer von denen, denen dieses Foto zu verdanken ist</translation>
    </message>
    <message>
        <source>Shows the whole text in the details</source>
        <translation>Zeigt den ganzen Text in den Details</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Nutzungsbedingungen</translation>
    </message>
    <message>
        <source>The terms under which this photo may be used</source>
        <translation>Die Bedingungen, unter denen dieses Foto genutzt werden darf</translation>
    </message>
    <message>
        <source>Where this photo can be licensed or bought</source>
        <translation>Wo dieses Foto lizenziert oder gekauft werden kann</translation>
    </message>
    <message>
        <source>licence / buy</source>
        <translation>Lizenz / kaufen</translation>
    </message>
</context>
<context>
    <name>LinkButton</name>
    <message>
        <source>Link to {address}</source>
        <translation>Link zu {address}</translation>
    </message>
    <message>
        <source>The address is not a safe web address: {address}</source>
        <translation>Die Adresse ist keine sichere Webadresse: {address}</translation>
    </message>
    <message>
        <source>The source gives no address.</source>
        <translation>Die Quelle gibt keine Adresse an.</translation>
    </message>
</context>
<context>
    <name>LinkGuard</name>
    <message>
        <source>The browser could not be started. The address is {address}</source>
        <translation>Der Browser konnte nicht gestartet werden. Die Adresse lautet {address}</translation>
    </message>
    <message>
        <source>This link is not opened: its address is not a safe web address.</source>
        <translation>Dieser Link wird nicht geöffnet: Seine Adresse ist keine sichere Webadresse.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Drop it here to open it</source>
        <translation>Zum Öffnen hier ablegen</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>NewFromTextDialog</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Folder with its photos</source>
        <translation>Ordner mit den Fotos</translation>
    </message>
    <message>
        <source>New from text</source>
        <translation>Neu aus Text</translation>
    </message>
    <message>
        <source>No folder chosen yet</source>
        <translation>Noch kein Ordner gewählt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Paste the text here, as it was copied from the page: with captions, credits and 1/9, 2/9 …</source>
        <translation>Fügen Sie den Text hier ein, wie er von der Seite kopiert wurde: mit Bildunterschriften, Bildnachweisen und 1/9, 2/9 …</translation>
    </message>
    <message>
        <source>Photos and their words</source>
        <translation>Fotos und ihre Texte</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Save as gallery</source>
        <translation>Als Galerie speichern</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>The folder with the photos of the article</source>
        <translation>Der Ordner mit den Fotos des Artikels</translation>
    </message>
    <message>
        <source>The photos appear here with their captions and credits.</source>
        <translation>Hier erscheinen die Fotos mit Bildunterschriften und Bildnachweisen.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>no caption</source>
        <translation>keine Bildunterschrift</translation>
    </message>
    <message>
        <source>no credit</source>
        <translation>kein Bildnachweis</translation>
    </message>
    <message>
        <source>no image for it</source>
        <translation>kein Bild dazu</translation>
    </message>
</context>
<context>
    <name>NumberEntry</name>
    <message>
        <source>Enter goes there. Ctrl+1 is 100 %.</source>
        <translation>Die Eingabetaste geht dorthin. Strg+1 zeigt 100 %.</translation>
    </message>
    <message>
        <source>Go to {number}_</source>
        <translation>Gehe zu {number}_</translation>
    </message>
    <message>
        <source>Go to {number}_ / {count}</source>
        <translation>Gehe zu {number}_ / {count}</translation>
    </message>
    <message>
        <source>There is no photo {number}</source>
        <translation>Es gibt kein Foto {number}</translation>
    </message>
</context>
<context>
    <name>OpenWithDialog</name>
    <message>
        <source>Open photo with</source>
        <translation>Foto öffnen mit</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Which program is to open the photo?</source>
        <translation>Welches Programm soll das Foto öffnen?</translation>
    </message>
</context>
<context>
    <name>PackingVerbs</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Abgebrochen: Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Done: {count} files, now in {name}.</source>
        <translation>Fertig: {count} Dateien, jetzt in {name}.</translation>
    </message>
    <message>
        <source>Left out: {names}.</source>
        <translation>Weggelassen: {names}.</translation>
    </message>
    <message>
        <source>Listed, but missing: {names}.</source>
        <translation>Aufgeführt, aber nicht da: {names}.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pack into one file</source>
        <translation>In eine Datei packen</translation>
    </message>
    <message>
        <source>Packed galleries ({patterns})</source>
        <translation>Gepackte Galerien ({patterns})</translation>
    </message>
    <message>
        <source>Packing: {percent} %</source>
        <translation>Packen: {percent} %</translation>
    </message>
    <message>
        <source>These photos were opened one by one: open their folder to pack it.</source>
        <translation>Diese Fotos wurden einzeln geöffnet: Öffnen Sie ihren Ordner, um ihn zu packen.</translation>
    </message>
    <message>
        <source>Unpack into a new folder in…</source>
        <translation>In einen neuen Ordner auspacken in…</translation>
    </message>
    <message>
        <source>Unpacking: {percent} %</source>
        <translation>Auspacken: {percent} %</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>(no file)</source>
        <translation>(keine Datei)</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print the photo</source>
        <translation>Foto drucken</translation>
    </message>
    <message>
        <source>The page is being prepared</source>
        <translation>Die Seite wird vorbereitet</translation>
    </message>
    <message>
        <source>There is no picture to print</source>
        <translation>Es gibt kein Bild zum Drucken</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln Problem</numerusform>
            <numerusform>%Ln Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Photo by photo</source>
        <translation>Foto für Foto</translation>
    </message>
    <message>
        <source>Photo {number}</source>
        <translation>Foto {number}</translation>
    </message>
    <message>
        <source>Problems in this gallery</source>
        <translation>Probleme in dieser Galerie</translation>
    </message>
    <message>
        <source>The whole gallery</source>
        <translation>Die ganze Galerie</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more; &quot;Copy all&quot; copies them too</source>
        <translation>
            <numerusform>… und %Ln weiteres; „Alle kopieren“ kopiert es mit</numerusform>
            <numerusform>… und %Ln weitere; „Alle kopieren“ kopiert sie mit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingLabel</name>
    <message>
        <source>Reading words: {number} of {count}</source>
        <translation>Texte werden gelesen: {number} von {count}</translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <source>the screenshot cannot be written there. Choose a file in a folder you may write to.</source>
        <translation>Das Bild des Fensters kann dort nicht gespeichert werden. Wählen Sie eine Datei in einem Ordner, in den Sie schreiben dürfen.</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>End the search</source>
        <translation>Suche beenden</translation>
    </message>
    <message>
        <source>End the search (Esc)</source>
        <translation>Suche beenden (Esc)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Words of the story or of a photo</source>
        <translation>Wörter des Artikels oder eines Fotos</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>--bom goes with --csv.</source>
        <translation>--bom gehört zu --csv.</translation>
    </message>
    <message>
        <source>--csv and --json exclude each other. Give one of them.</source>
        <translation>--csv und --json schließen einander aus. Geben Sie eines davon an.</translation>
    </message>
    <message>
        <source>1 other file is not shown</source>
        <translation>eine andere Datei wird nicht gezeigt</translation>
    </message>
    <message>
        <source>A caption tells what one does not see; an alt text says what is seen.</source>
        <translation>Eine Bildunterschrift sagt, was man nicht sieht; ein Alternativtext sagt, was zu sehen ist.</translation>
    </message>
    <message>
        <source>A gallery and a file to write are needed. Write “{wish}”.</source>
        <translation>Eine Galerie und eine Datei zum Schreiben werden gebraucht. Schreiben Sie „{wish}“.</translation>
    </message>
    <message>
        <source>Add the address where the photo is licensed.</source>
        <translation>Ergänzen Sie die Adresse, unter der das Foto lizenziert wird.</translation>
    </message>
    <message>
        <source>Add the key file with the photo&apos;s path.</source>
        <translation>Ergänzen Sie den Schlüssel file mit dem Pfad des Fotos.</translation>
    </message>
    <message>
        <source>Add the key photos with a list of files, or an empty list: photos: []</source>
        <translation>Ergänzen Sie den Schlüssel photos mit einer Liste von Dateien oder einer leeren Liste: photos: []</translation>
    </message>
    <message>
        <source>An empty path was given where a file or folder is needed.</source>
        <translation>Ein leerer Pfad wurde angegeben, wo eine Datei oder ein Ordner gebraucht wird.</translation>
    </message>
    <message>
        <source>An empty path was given. Name a folder, a photo or a gallery file.</source>
        <translation>Ein leerer Pfad wurde angegeben. Nennen Sie einen Ordner, ein Foto oder eine Galeriedatei.</translation>
    </message>
    <message>
        <source>Begin with the keys format, article and photos.</source>
        <translation>Beginnen Sie mit den Schlüsseln format, article und photos.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Wählen Sie einen kürzeren Namen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another name, or add {option} to replace it.</source>
        <translation>Wählen Sie einen anderen Namen, oder ersetzen Sie es mit {option}.</translation>
    </message>
    <message>
        <source>Choose another name, or take it away first.</source>
        <translation>Wählen Sie einen anderen Namen, oder räumen Sie es zuerst weg.</translation>
    </message>
    <message>
        <source>Close it at the end of the text.</source>
        <translation>Schließen Sie es am Ende des Textes.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Kopieren oder laden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <translation>Geben Sie eine Zahl von {least} bis {most} an.</translation>
    </message>
    <message>
        <source>Give a photo&apos;s number, counted from 1.</source>
        <translation>Geben Sie die Nummer eines Fotos an, ab 1 gezählt.</translation>
    </message>
    <message>
        <source>Give dark or light.</source>
        <translation>Geben Sie dark oder light an.</translation>
    </message>
    <message>
        <source>Give iptc or mwg.</source>
        <translation>Geben Sie iptc oder mwg an.</translation>
    </message>
    <message>
        <source>Give one of {names}.</source>
        <translation>Geben Sie einen von diesen Namen an: {names}.</translation>
    </message>
    <message>
        <source>Give the address of a web page: it is left out until then.</source>
        <translation>Geben Sie die Adresse einer Webseite an: Bis dahin bleibt sie weg.</translation>
    </message>
    <message>
        <source>Give the whole path, from the root on.</source>
        <translation>Geben Sie den ganzen Pfad an, von der Wurzel an.</translation>
    </message>
    <message>
        <source>If it is from the archive, let the caption give its year.</source>
        <translation>Wenn es aus dem Archiv stammt, soll die Bildunterschrift sein Jahr nennen.</translation>
    </message>
    <message>
        <source>If letters are wrong, save it as UTF-8.</source>
        <translation>Wenn Buchstaben falsch sind, speichern Sie ihn als UTF-8.</translation>
    </message>
    <message>
        <source>If the line holds a text, put it in double quotes.</source>
        <translation>Wenn in der Zeile ein Text steht, setzen Sie ihn in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>Indent it like its neighbours, and put the whole text in double quotes.</source>
        <translation>Rücken Sie sie ein wie ihre Nachbarn, und setzen Sie den ganzen Text in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>Indent with spaces only.</source>
        <translation>Rücken Sie nur mit Leerzeichen ein.</translation>
    </message>
    <message>
        <source>It is one of the addresses that begin with {address}.</source>
        <translation>Es ist eine der Adressen, die mit {address} beginnen.</translation>
    </message>
    <message>
        <source>It needs a line such as 1/9 at each photo, with the caption and the credit beside it.</source>
        <translation>Er braucht bei jedem Foto eine Zeile wie 1/9, mit Bildunterschrift und Bildnachweis daneben.</translation>
    </message>
    <message>
        <source>Join the parts and open that.</source>
        <translation>Fügen Sie die Teile zusammen und öffnen Sie das Ganze.</translation>
    </message>
    <message>
        <source>Keep one document, and indent each line like its neighbours.</source>
        <translation>Behalten Sie ein einziges Dokument, und rücken Sie jede Zeile ein wie ihre Nachbarn.</translation>
    </message>
    <message>
        <source>Look at both, and save again.</source>
        <translation>Sehen Sie sich beide an, und speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>Look whether the order is right, and whether a photo is missing.</source>
        <translation>Prüfen Sie, ob die Reihenfolge stimmt und ob ein Foto fehlt.</translation>
    </message>
    <message>
        <source>Look whether the two times are exchanged.</source>
        <translation>Prüfen Sie, ob die beiden Zeiten vertauscht sind.</translation>
    </message>
    <message>
        <source>Look which of the two is right.</source>
        <translation>Prüfen Sie, was von beidem stimmt.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Make the folder first.</source>
        <translation>Legen Sie den Ordner zuerst an.</translation>
    </message>
    <message>
        <source>Name the file to pack into: {path} has no name.</source>
        <translation>Nennen Sie die Datei, in die gepackt werden soll: {path} hat keinen Namen.</translation>
    </message>
    <message>
        <source>Name the folder to unpack into: {path} has no extension.</source>
        <translation>Nennen Sie den Ordner, in den entpackt werden soll: {path} hat keine Endung.</translation>
    </message>
    <message>
        <source>Name the photographer and the agency, as they ask for it.</source>
        <translation>Nennen Sie Fotograf und Agentur, wie sie es verlangen.</translation>
    </message>
    <message>
        <source>Number the files as the text numbers its photos: 01.jpg, 02.jpg and so on.</source>
        <translation>Nummerieren Sie die Dateien wie der Text seine Fotos: 01.jpg, 02.jpg und so weiter.</translation>
    </message>
    <message>
        <source>One of the two dates is wrong: a camera&apos;s clock may be.</source>
        <translation>Eines der beiden Daten ist falsch: vielleicht die Uhr einer Kamera.</translation>
    </message>
    <message>
        <source>Only what was packed with “gallery-app pack” can be verified.</source>
        <translation>Nur was mit „gallery-app pack“ gepackt wurde, kann geprüft werden.</translation>
    </message>
    <message>
        <source>Open a file that was packed by Gallery, or one with images in it.</source>
        <translation>Öffnen Sie eine Datei, die mit Gallery gepackt wurde, oder eine mit Bildern darin.</translation>
    </message>
    <message>
        <source>Open a folder with images or with a gallery.yaml.</source>
        <translation>Öffnen Sie einen Ordner mit Bildern oder mit einer gallery.yaml.</translation>
    </message>
    <message>
        <source>Open an image, a folder of images or a gallery.yaml. An article that was saved as text has a line such as 1/9 at each photo.</source>
        <translation>Öffnen Sie ein Bild, einen Ordner mit Bildern oder eine gallery.yaml. Ein als Text gespeicherter Artikel hat bei jedem Foto eine Zeile wie 1/9.</translation>
    </message>
    <message>
        <source>Open an image, a folder of images, a gallery.yaml or a packed gallery.</source>
        <translation>Öffnen Sie ein Bild, einen Ordner mit Bildern, eine gallery.yaml oder eine gepackte Galerie.</translation>
    </message>
    <message>
        <source>Put the text in double quotes.</source>
        <translation>Setzen Sie den Text in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>Rename it, and write the new name into gallery.yaml.</source>
        <translation>Benennen Sie sie um, und schreiben Sie den neuen Namen in die gallery.yaml.</translation>
    </message>
    <message>
        <source>Rename the folder, or move the program.</source>
        <translation>Benennen Sie den Ordner um, oder verschieben Sie das Programm.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Speichern Sie es als UTF-8.</translation>
    </message>
    <message>
        <source>Save it here first, and open the saved folder or file.</source>
        <translation>Speichern Sie es zuerst hier, und öffnen Sie den gespeicherten Ordner oder die Datei.</translation>
    </message>
    <message>
        <source>Save it with the version of Gallery that knows it.</source>
        <translation>Speichern Sie sie mit der Version von Gallery, die es kennt.</translation>
    </message>
    <message>
        <source>Say in a sentence what is seen, for those who cannot see it.</source>
        <translation>Sagen Sie in einem Satz, was zu sehen ist, für alle, die es nicht sehen können.</translation>
    </message>
    <message>
        <source>Say in each caption what this photo shows.</source>
        <translation>Sagen Sie in jeder Bildunterschrift, was dieses Foto zeigt.</translation>
    </message>
    <message>
        <source>Say who and what is seen, where and when.</source>
        <translation>Sagen Sie, wer und was zu sehen ist, wo und wann.</translation>
    </message>
    <message>
        <source>See “{program} --help”; to open a file of that name, write “./{name}”.</source>
        <translation>Siehe „{program} --help“; um eine Datei dieses Namens zu öffnen, schreiben Sie „./{name}“.</translation>
    </message>
    <message>
        <source>Some may be missing, or too many.</source>
        <translation>Vielleicht fehlen welche, oder es sind zu viele.</translation>
    </message>
    <message>
        <source>Take it away: an alt text says what is seen, and nothing else.</source>
        <translation>Lassen Sie es weg: Ein Alternativtext sagt, was zu sehen ist, und sonst nichts.</translation>
    </message>
    <message>
        <source>The line is what is shown and copied: let it name everybody.</source>
        <translation>Die Zeile ist das, was gezeigt und kopiert wird: Sie soll alle nennen.</translation>
    </message>
    <message>
        <source>There is no option {name}.</source>
        <translation>Es gibt keine Option {name}.</translation>
    </message>
    <message>
        <source>Thumbnails cannot be kept in {folder}: {reason}.</source>
        <translation>In {folder} können keine Vorschaubilder abgelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>Unpack it into a folder and open that.</source>
        <translation>Entpacken Sie es in einen Ordner, und öffnen Sie diesen.</translation>
    </message>
    <message>
        <source>What is to be read is missing. Write “{wish}”.</source>
        <translation>Es fehlt, was gelesen werden soll. Schreiben Sie „{wish}“.</translation>
    </message>
    <message>
        <source>What was read from photos cannot be kept in {folder}: {reason}.</source>
        <translation>Was aus Fotos gelesen wurde, kann in {folder} nicht aufgehoben werden: {reason}.</translation>
    </message>
    <message>
        <source>Words can be written into a gallery.yaml, or into the photos themselves.</source>
        <translation>Texte können in eine gallery.yaml geschrieben werden oder in die Fotos selbst.</translation>
    </message>
    <message>
        <source>Write - file: before the name of each photo.</source>
        <translation>Schreiben Sie - file: vor den Namen jedes Fotos.</translation>
    </message>
    <message>
        <source>Write - file: before the name of the photo.</source>
        <translation>Schreiben Sie - file: vor den Namen des Fotos.</translation>
    </message>
    <message>
        <source>Write a space after the colon, or put the text in double quotes.</source>
        <translation>Schreiben Sie ein Leerzeichen hinter den Doppelpunkt, oder setzen Sie den Text in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>Write a tag such as en or pt-BR.</source>
        <translation>Schreiben Sie ein Kürzel wie de oder pt-BR.</translation>
    </message>
    <message>
        <source>Write it like 1280x800, each side from {least} to {most}.</source>
        <translation>Schreiben Sie es wie 1280x800, jede Seite von {least} bis {most}.</translation>
    </message>
    <message>
        <source>Write the character itself.</source>
        <translation>Schreiben Sie das Zeichen selbst.</translation>
    </message>
    <message>
        <source>Write two backslashes, or put the text in single quotes.</source>
        <translation>Schreiben Sie zwei Rückstriche, oder setzen Sie den Text in einfache Anführungszeichen.</translation>
    </message>
    <message>
        <source>Write {address}.</source>
        <translation>Schreiben Sie {address}.</translation>
    </message>
    <message>
        <source>Write {tag}, the code of the language.</source>
        <translation>Schreiben Sie {tag}, das Kürzel der Sprache.</translation>
    </message>
    <message>
        <source>Write {tag}.</source>
        <translation>Schreiben Sie {tag}.</translation>
    </message>
    <message>
        <source>Write “&amp;” where that is meant.</source>
        <translation>Schreiben Sie „&amp;“, wo das gemeint ist.</translation>
    </message>
    <message>
        <source>a backslash in double quotes begins no known sign</source>
        <translation>ein Rückstrich in doppelten Anführungszeichen leitet kein bekanntes Zeichen ein</translation>
    </message>
    <message>
        <source>a credit above the photos is left out: {text}</source>
        <translation>ein Bildnachweis über den Fotos wird weggelassen: {text}</translation>
    </message>
    <message>
        <source>a credit names more than {limit} parties</source>
        <translation>ein Bildnachweis nennt mehr als {limit} Beteiligte</translation>
    </message>
    <message>
        <source>a file of metadata cannot be opened as a gallery</source>
        <translation>eine Datei mit Metadaten kann nicht als Galerie geöffnet werden</translation>
    </message>
    <message>
        <source>a key is not known</source>
        <translation>ein Schlüssel ist nicht bekannt</translation>
    </message>
    <message>
        <source>a key stands where none is expected: the line above may lack a space after its colon</source>
        <translation>ein Schlüssel steht, wo keiner erwartet wird: In der Zeile darüber fehlt vielleicht ein Leerzeichen hinter dem Doppelpunkt</translation>
    </message>
    <message>
        <source>a line is not indented like those around it, or a text goes on after its quotation mark</source>
        <translation>eine Zeile ist nicht eingerückt wie die um sie herum, oder ein Text geht nach seinem Anführungszeichen weiter</translation>
    </message>
    <message>
        <source>a list holds more than {limit} entries</source>
        <translation>eine Liste hat mehr als {limit} Einträge</translation>
    </message>
    <message>
        <source>a list in [ ] or a map in { } is not closed or lacks a comma</source>
        <translation>eine Liste in [ ] oder eine Zuordnung in { } ist nicht geschlossen, oder es fehlt ein Komma</translation>
    </message>
    <message>
        <source>a list or a map stands where a key is expected</source>
        <translation>eine Liste oder eine Zuordnung steht, wo ein Schlüssel erwartet wird</translation>
    </message>
    <message>
        <source>a loader process sent something that makes no sense</source>
        <translation>ein Ladeprozess hat etwas Unverständliches geschickt</translation>
    </message>
    <message>
        <source>a map holds more than {limit} keys</source>
        <translation>eine Gruppe hat mehr als {limit} Schlüssel</translation>
    </message>
    <message>
        <source>a part of its XMP data is missing: words may be missing with it</source>
        <translation>ein Teil der XMP-Daten fehlt: mit ihm können Texte fehlen</translation>
    </message>
    <message>
        <source>a party has no name: it is left out</source>
        <translation>ein Beteiligter hat keinen Namen: Er wird weggelassen</translation>
    </message>
    <message>
        <source>a quotation mark is opened and never closed</source>
        <translation>ein Anführungszeichen wird geöffnet und nie geschlossen</translation>
    </message>
    <message>
        <source>a tab stands where only spaces are allowed</source>
        <translation>ein Tabulator steht, wo nur Leerzeichen erlaubt sind</translation>
    </message>
    <message>
        <source>a text begins with ! (a tag): tags are not allowed</source>
        <translation>ein Text beginnt mit ! (einem Tag): Tags sind nicht erlaubt</translation>
    </message>
    <message>
        <source>a text begins with &amp; (an anchor): anchors are not allowed</source>
        <translation>ein Text beginnt mit &amp; (einem Anker): Anker sind nicht erlaubt</translation>
    </message>
    <message>
        <source>a text begins with * (an alias): aliases are not allowed</source>
        <translation>ein Text beginnt mit * (einem Alias): Aliasse sind nicht erlaubt</translation>
    </message>
    <message>
        <source>a text cannot be opened as a gallery</source>
        <translation>ein Text kann nicht als Galerie geöffnet werden</translation>
    </message>
    <message>
        <source>a text cannot begin with {sign} unless it is in quotes</source>
        <translation>ein Text kann nur in Anführungszeichen mit {sign} beginnen</translation>
    </message>
    <message>
        <source>a text is longer than {limit} kB: it is shown cut</source>
        <translation>ein Text ist länger als {limit} kB: Er wird gekürzt gezeigt</translation>
    </message>
    <message>
        <source>a text with a colon and a space in it must be in quotes</source>
        <translation>ein Text, in dem ein Doppelpunkt mit Leerzeichen steht, gehört in Anführungszeichen</translation>
    </message>
    <message>
        <source>a value is too large to be kept for writing back</source>
        <translation>ein Wert ist zu groß, um zum Zurückschreiben aufbewahrt zu werden</translation>
    </message>
    <message>
        <source>all texts together are longer than {limit} kB: cut here</source>
        <translation>alle Texte zusammen sind länger als {limit} kB: Hier wird abgeschnitten</translation>
    </message>
    <message>
        <source>an archive cannot be opened</source>
        <translation>ein Archiv kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>and {count} more of this kind</source>
        <translation>und {count} weitere dieser Art</translation>
    </message>
    <message>
        <source>and {count} more problems</source>
        <translation>und {count} weitere Probleme</translation>
    </message>
    <message>
        <source>article must be a map: it is left out</source>
        <translation>article muss eine Zuordnung sein: Es wird weggelassen</translation>
    </message>
    <message>
        <source>check how the name is spelt, or whether the disk it lies on is connected</source>
        <translation>prüfen Sie, wie der Name geschrieben wird und ob das Laufwerk angeschlossen ist</translation>
    </message>
    <message>
        <source>control characters are left out</source>
        <translation>Steuerzeichen werden weggelassen</translation>
    </message>
    <message>
        <source>entry {number} of the photos is not a map with a file</source>
        <translation>Eintrag {number} der Fotos ist keine Zuordnung mit einer Datei</translation>
    </message>
    <message>
        <source>entry {number} of the photos names no file</source>
        <translation>Eintrag {number} der Fotos nennt keine Datei</translation>
    </message>
    <message>
        <source>every photo has the same alt text, “{text}”: it is left out</source>
        <translation>jedes Foto hat denselben Alternativtext, „{text}“: Er wird weggelassen</translation>
    </message>
    <message>
        <source>films and sound cannot be shown</source>
        <translation>Filme und Töne können nicht wiedergegeben werden</translation>
    </message>
    <message>
        <source>format must be a version such as &quot;1.0&quot;: it is read as that</source>
        <translation>format muss eine Version wie &quot;1.0&quot; sein: Es wird als diese gelesen</translation>
    </message>
    <message>
        <source>hidden must be true or false: the photo is shown</source>
        <translation>hidden muss true oder false sein: Das Foto wird gezeigt</translation>
    </message>
    <message>
        <source>images from different drives cannot be shown together</source>
        <translation>Bilder von verschiedenen Laufwerken können nicht zusammen gezeigt werden</translation>
    </message>
    <message>
        <source>it can be read in two ways: there are two end records in it</source>
        <translation>sie kann auf zwei Arten gelesen werden: Es stehen zwei Endmarken darin</translation>
    </message>
    <message>
        <source>it cannot be opened: {reason}</source>
        <translation>es kann nicht geöffnet werden: {reason}</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>es kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>it cannot be written: {reason}</source>
        <translation>sie kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>it could not be shown before, and has not changed since</source>
        <translation>es konnte schon vorher nicht gezeigt werden und hat sich seitdem nicht geändert</translation>
    </message>
    <message>
        <source>it does not answer: the disk or the network may be gone</source>
        <translation>es antwortet nicht: Vielleicht ist das Laufwerk oder das Netz nicht mehr da</translation>
    </message>
    <message>
        <source>it failed in an unexpected way: {fault}</source>
        <translation>es ist unerwartet gescheitert: {fault}</translation>
    </message>
    <message>
        <source>it holds more than {limit} members: it is not opened</source>
        <translation>sie enthält mehr als {limit} Einträge: Sie wird nicht geöffnet</translation>
    </message>
    <message>
        <source>it is a link to another file, which is left as it is</source>
        <translation>es ist eine Verknüpfung mit einer anderen Datei, die bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>it is no zip file, or its end is missing: it may not have arrived whole</source>
        <translation>es ist keine Zip-Datei, oder ihr Ende fehlt: Vielleicht ist sie nicht ganz angekommen</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is one of several parts of a packed file</source>
        <translation>es ist einer von mehreren Teilen einer gepackten Datei</translation>
    </message>
    <message>
        <source>it is packed already</source>
        <translation>es ist schon gepackt</translation>
    </message>
    <message>
        <source>it is too large to open: there is not enough memory for it</source>
        <translation>es ist zu groß zum Öffnen: Der Arbeitsspeicher reicht dafür nicht aus</translation>
    </message>
    <message>
        <source>it is too large: a packed gallery holds at most {limit} GB</source>
        <translation>es ist zu groß: Eine gepackte Galerie fasst höchstens {limit} GB</translation>
    </message>
    <message>
        <source>it took too long to read and was given up</source>
        <translation>das Lesen dauerte zu lange und wurde aufgegeben</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>it was changed by somebody else meanwhile</source>
        <translation>jemand anders hat sie inzwischen geändert</translation>
    </message>
    <message>
        <source>its XMP data cannot be read: {reason}</source>
        <translation>die XMP-Daten können nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>its XMP data is larger than {limit} MB: it is not read</source>
        <translation>die XMP-Daten sind größer als {limit} MB: Sie werden nicht gelesen</translation>
    </message>
    <message>
        <source>its members overlap: it may have been made to do harm</source>
        <translation>ihre Einträge überlappen sich: Vielleicht soll sie Schaden anrichten</translation>
    </message>
    <message>
        <source>its metadata is compressed in a way that cannot be read (Brotli)</source>
        <translation>die Metadaten sind auf eine Weise gepackt, die nicht gelesen werden kann (Brotli)</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>lists and maps are nested more than {limit} deep</source>
        <translation>Listen und Zuordnungen sind mehr als {limit} Stufen tief verschachtelt</translation>
    </message>
    <message>
        <source>merge keys (&lt;&lt;) are not allowed</source>
        <translation>Verschmelzungsschlüssel (&lt;&lt;) sind nicht erlaubt</translation>
    </message>
    <message>
        <source>no file or folder was named</source>
        <translation>keine Datei und kein Ordner wurde genannt</translation>
    </message>
    <message>
        <source>no log is kept, {path} cannot be written: {reason}.</source>
        <translation>Es wird kein Protokoll geführt, {path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>no photo has a caption</source>
        <translation>kein Foto hat eine Bildunterschrift</translation>
    </message>
    <message>
        <source>no photo has a caption, a credit or other words</source>
        <translation>kein Foto hat eine Bildunterschrift, einen Bildnachweis oder andere Texte</translation>
    </message>
    <message>
        <source>no photo has a credit</source>
        <translation>kein Foto hat einen Bildnachweis</translation>
    </message>
    <message>
        <source>no photo has a rights link</source>
        <translation>kein Foto hat einen Link zu den Bildrechten</translation>
    </message>
    <message>
        <source>no photo has an alt text</source>
        <translation>kein Foto hat einen Alternativtext</translation>
    </message>
    <message>
        <source>no saver process can be started: {reason}</source>
        <translation>kein Speicherprozess kann gestartet werden: {reason}</translation>
    </message>
    <message>
        <source>none of the files is there</source>
        <translation>keine der Dateien ist da</translation>
    </message>
    <message>
        <source>not a photo</source>
        <translation>kein Foto</translation>
    </message>
    <message>
        <source>nothing may be written there</source>
        <translation>dort darf nichts geschrieben werden</translation>
    </message>
    <message>
        <source>opening it failed in an unexpected way: {fault}</source>
        <translation>das Öffnen ist auf unerwartete Weise gescheitert: {fault}</translation>
    </message>
    <message>
        <source>photo {number} comes with instructions: “{text}”</source>
        <translation>Foto {number} kommt mit einem Hinweis: „{text}“</translation>
    </message>
    <message>
        <source>photo {number} has no alt text</source>
        <translation>Foto {number} hat keinen Alternativtext</translation>
    </message>
    <message>
        <source>photo {number} has no caption</source>
        <translation>Foto {number} hat keine Bildunterschrift</translation>
    </message>
    <message>
        <source>photo {number} has no credit</source>
        <translation>Foto {number} hat keinen Bildnachweis</translation>
    </message>
    <message>
        <source>photo {number} has no rights link</source>
        <translation>Foto {number} hat keinen Link zu den Bildrechten</translation>
    </message>
    <message>
        <source>photo {number} has two captions: the one behind the counter is kept, not “{other}”</source>
        <translation>Foto {number} hat zwei Bildunterschriften: Die hinter dem Zähler bleibt, nicht „{other}“</translation>
    </message>
    <message>
        <source>photo {number} has two credits: {credit} is kept, not {other}</source>
        <translation>Foto {number} hat zwei Bildnachweise: {credit} bleibt, nicht {other}</translation>
    </message>
    <message>
        <source>photo {number} is called number {told}</source>
        <translation>Foto {number} wird Nummer {told} genannt</translation>
    </message>
    <message>
        <source>photo {number} was taken on {created}, after the story was published ({published})</source>
        <translation>Foto {number} wurde am {created} aufgenommen, nach der Veröffentlichung des Artikels ({published})</translation>
    </message>
    <message>
        <source>photo {number} was taken on {created}, long before the story was published</source>
        <translation>Foto {number} wurde am {created} aufgenommen, lange vor der Veröffentlichung des Artikels</translation>
    </message>
    <message>
        <source>photos in the text: {photos}, images beside it: {files}, paired by their numbers: {pairs}</source>
        <translation>Fotos im Text: {photos}, Bilder daneben: {files}, nach Nummern zugeordnet: {pairs}</translation>
    </message>
    <message>
        <source>photos is not a list</source>
        <translation>photos ist keine Liste</translation>
    </message>
    <message>
        <source>photos {numbers} are called by other numbers</source>
        <translation>die Fotos {numbers} werden mit anderen Nummern genannt</translation>
    </message>
    <message>
        <source>photos {numbers} come with instructions: “{text}”</source>
        <translation>die Fotos {numbers} kommen mit einem Hinweis: „{text}“</translation>
    </message>
    <message>
        <source>photos {numbers} have no alt text</source>
        <translation>die Fotos {numbers} haben keinen Alternativtext</translation>
    </message>
    <message>
        <source>photos {numbers} have no caption</source>
        <translation>die Fotos {numbers} haben keine Bildunterschrift</translation>
    </message>
    <message>
        <source>photos {numbers} have no credit</source>
        <translation>die Fotos {numbers} haben keinen Bildnachweis</translation>
    </message>
    <message>
        <source>photos {numbers} have no rights link</source>
        <translation>die Fotos {numbers} haben keinen Link zu den Bildrechten</translation>
    </message>
    <message>
        <source>photos {numbers} have the same alt text: “{alt}”</source>
        <translation>die Fotos {numbers} haben denselben Alternativtext: „{alt}“</translation>
    </message>
    <message>
        <source>photos {numbers} have the same caption: “{caption}”</source>
        <translation>die Fotos {numbers} haben dieselbe Bildunterschrift: „{caption}“</translation>
    </message>
    <message>
        <source>photos {numbers} were taken after the story was published ({published})</source>
        <translation>die Fotos {numbers} wurden nach der Veröffentlichung des Artikels aufgenommen ({published})</translation>
    </message>
    <message>
        <source>photos {numbers} were taken long before the story was published</source>
        <translation>die Fotos {numbers} wurden lange vor der Veröffentlichung des Artikels aufgenommen</translation>
    </message>
    <message>
        <source>reading it failed in an unexpected way: {fault}</source>
        <translation>das Lesen ist auf unerwartete Weise gescheitert: {fault}</translation>
    </message>
    <message>
        <source>reading it failed twice</source>
        <translation>das Lesen ist zweimal gescheitert</translation>
    </message>
    <message>
        <source>several galleries were named: each is opened by itself</source>
        <translation>mehrere Galerien wurden genannt: Jede wird für sich geöffnet</translation>
    </message>
    <message>
        <source>several galleries were named: each is packed by itself</source>
        <translation>mehrere Galerien wurden genannt: Jede wird für sich gepackt</translation>
    </message>
    <message>
        <source>some of its metadata is broken and cannot be read</source>
        <translation>ein Teil der Metadaten ist beschädigt und kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>something follows after the end of the data: a second document, or a line indented less</source>
        <translation>nach dem Ende der Daten folgt noch etwas: ein zweites Dokument oder eine weniger eingerückte Zeile</translation>
    </message>
    <message>
        <source>something of this name is there already</source>
        <translation>es gibt dort schon etwas mit diesem Namen</translation>
    </message>
    <message>
        <source>text behind the captions is added to the article</source>
        <translation>Text hinter den Bildunterschriften kommt zum Artikel hinzu</translation>
    </message>
    <message>
        <source>the XMP data in {name} cannot be read: {reason}</source>
        <translation>die XMP-Daten in {name} können nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the address does not begin with http:// or https:// and a host</source>
        <translation>die Adresse beginnt nicht mit http:// oder https:// und einem Rechnernamen</translation>
    </message>
    <message>
        <source>the address has no valid host</source>
        <translation>die Adresse hat keinen gültigen Rechnernamen</translation>
    </message>
    <message>
        <source>the address holds a user name or a password</source>
        <translation>die Adresse enthält einen Benutzernamen oder ein Passwort</translation>
    </message>
    <message>
        <source>the address holds spaces, backslashes or characters that cannot be seen</source>
        <translation>die Adresse enthält Leerzeichen, Rückstriche oder unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>the address is longer than {limit} characters</source>
        <translation>die Adresse ist länger als {limit} Zeichen</translation>
    </message>
    <message>
        <source>the address is not a valid one</source>
        <translation>die Adresse ist nicht gültig</translation>
    </message>
    <message>
        <source>the alt text is the same as the caption ({count} photos)</source>
        <translation>der Alternativtext ist derselbe wie die Bildunterschrift ({count} Fotos)</translation>
    </message>
    <message>
        <source>the alt text of photo {number} ends with “{end}”</source>
        <translation>der Alternativtext von Foto {number} endet mit „{end}“</translation>
    </message>
    <message>
        <source>the alt text of photo {number} is its caption</source>
        <translation>der Alternativtext von Foto {number} ist seine Bildunterschrift</translation>
    </message>
    <message>
        <source>the alt texts of photos {numbers} are their captions</source>
        <translation>die Alternativtexte der Fotos {numbers} sind ihre Bildunterschriften</translation>
    </message>
    <message>
        <source>the alt texts of photos {numbers} end with “{end}”</source>
        <translation>die Alternativtexte der Fotos {numbers} enden mit „{end}“</translation>
    </message>
    <message>
        <source>the animation is too large to play ({width} × {height})</source>
        <translation>die Animation ist zu groß zum Abspielen ({width} × {height})</translation>
    </message>
    <message>
        <source>the answer of a loader process cannot be read</source>
        <translation>die Antwort eines Ladeprozesses kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the article has no headline: the folder&apos;s name stands in for it</source>
        <translation>der Artikel hat keine Überschrift: Der Name des Ordners steht an ihrer Stelle</translation>
    </message>
    <message>
        <source>the article holds “{entity}”, left over from a web page</source>
        <translation>im Artikel steht „{entity}“, das von einer Webseite übrig ist</translation>
    </message>
    <message>
        <source>the article was changed ({modified}) before it was published ({published})</source>
        <translation>der Artikel wurde geändert ({modified}), bevor er veröffentlicht wurde ({published})</translation>
    </message>
    <message>
        <source>the caption of photo {number} counts to {total}, the gallery has {count} photos</source>
        <translation>die Bildunterschrift von Foto {number} zählt bis {total}, die Galerie hat {count} Fotos</translation>
    </message>
    <message>
        <source>the captions count to {total}, the gallery has {count} photos</source>
        <translation>die Bildunterschriften zählen bis {total}, die Galerie hat {count} Fotos</translation>
    </message>
    <message>
        <source>the captions of photos {numbers} count to other totals than {count}</source>
        <translation>die Bildunterschriften der Fotos {numbers} zählen nicht bis {count}</translation>
    </message>
    <message>
        <source>the counter {counter} is missing below this line</source>
        <translation>unter dieser Zeile fehlt der Zähler {counter}</translation>
    </message>
    <message>
        <source>the credit line of photo {number} does not name {party}</source>
        <translation>der Bildnachweis von Foto {number} nennt {party} nicht</translation>
    </message>
    <message>
        <source>the credit line of photo {number} has no ©: “{credit}”</source>
        <translation>der Bildnachweis von Foto {number} hat kein ©: „{credit}“</translation>
    </message>
    <message>
        <source>the credit lines of photos {numbers} do not name all parties</source>
        <translation>die Bildnachweise der Fotos {numbers} nennen nicht alle Beteiligten</translation>
    </message>
    <message>
        <source>the credit lines of photos {numbers} have no ©</source>
        <translation>die Bildnachweise der Fotos {numbers} haben kein ©</translation>
    </message>
    <message>
        <source>the dateline says “{dateline}”, but the article was published {published}</source>
        <translation>die Ortszeile sagt „{dateline}“, der Artikel wurde aber am {published} veröffentlicht</translation>
    </message>
    <message>
        <source>the desktop cannot start a program from a folder whose name is not UTF-8</source>
        <translation>die Arbeitsumgebung kann kein Programm aus einem Ordner starten, dessen Name nicht in UTF-8 geschrieben ist</translation>
    </message>
    <message>
        <source>the desktop&apos;s files cannot be changed: {reason}</source>
        <translation>die Dateien der Arbeitsumgebung können nicht geändert werden: {reason}</translation>
    </message>
    <message>
        <source>the digital source type of photo {number} is not known: “{type}”</source>
        <translation>die Herkunftsart von Foto {number} ist nicht bekannt: „{type}“</translation>
    </message>
    <message>
        <source>the digital source type of photos {numbers} is not known: “{type}”</source>
        <translation>die Herkunftsart der Fotos {numbers} ist nicht bekannt: „{type}“</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>der Datenträger kann nur gelesen werden</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>die Datei kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the file ends early; what there is is shown</source>
        <translation>die Datei endet zu früh; gezeigt wird, was da ist</translation>
    </message>
    <message>
        <source>the file is damaged and cannot be shown</source>
        <translation>die Datei ist beschädigt und kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>the file is damaged; what can be read is shown</source>
        <translation>die Datei ist beschädigt; gezeigt wird, was lesbar ist</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file is not a text, or is written in UTF-16 without saying so</source>
        <translation>die Datei ist kein Text, oder sie ist in UTF-16 geschrieben, ohne es zu sagen</translation>
    </message>
    <message>
        <source>the file would be larger than this disk or account allows</source>
        <translation>die Datei würde größer, als dieser Datenträger oder dieses Konto erlaubt</translation>
    </message>
    <message>
        <source>the file {name} beside it cannot be read</source>
        <translation>die Datei {name} daneben kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the file {name} beside it is too large to be read</source>
        <translation>die Datei {name} daneben ist zu groß, um gelesen zu werden</translation>
    </message>
    <message>
        <source>the file {name} cannot be read: {reason}</source>
        <translation>die Datei {name} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the file {name} is missing</source>
        <translation>die Datei {name} fehlt</translation>
    </message>
    <message>
        <source>the folder cannot be opened: {reason}</source>
        <translation>der Ordner kann nicht geöffnet werden: {reason}</translation>
    </message>
    <message>
        <source>the folder holds several galleries: pack each of them by itself</source>
        <translation>im Ordner liegen mehrere Galerien: Packen Sie jede für sich</translation>
    </message>
    <message>
        <source>the folder holds {count} photos: only {limit} are shown</source>
        <translation>der Ordner enthält {count} Fotos: Nur {limit} werden gezeigt</translation>
    </message>
    <message>
        <source>the format {format} is not supported by this installation</source>
        <translation>das Format {format} wird von dieser Installation nicht unterstützt</translation>
    </message>
    <message>
        <source>the format {format} needs the optional package {package}</source>
        <translation>das Format {format} braucht das zusätzliche Paket {package}</translation>
    </message>
    <message>
        <source>the gallery cannot be opened any more</source>
        <translation>die Galerie kann nicht mehr geöffnet werden</translation>
    </message>
    <message>
        <source>the gallery is in a newer format, {version}</source>
        <translation>die Galerie hat ein neueres Format, {version}</translation>
    </message>
    <message>
        <source>the gallery.yaml that is there is in a newer format, {version}</source>
        <translation>die vorhandene gallery.yaml hat ein neueres Format, {version}</translation>
    </message>
    <message>
        <source>the headline is guessed: {headline}</source>
        <translation>die Überschrift ist vermutet: {headline}</translation>
    </message>
    <message>
        <source>the id {id} is used twice</source>
        <translation>die Kennung {id} kommt zweimal vor</translation>
    </message>
    <message>
        <source>the key {name} stands twice (first in line {first})</source>
        <translation>der Schlüssel {name} steht zweimal da (zuerst in Zeile {first})</translation>
    </message>
    <message>
        <source>the line {text} does not agree with the date {stamp} above it</source>
        <translation>die Zeile {text} passt nicht zum Datum {stamp} darüber</translation>
    </message>
    <message>
        <source>the lines {first} to {last} belong to no photo: they are left out</source>
        <translation>die Zeilen {first} bis {last} gehören zu keinem Foto: Sie werden weggelassen</translation>
    </message>
    <message>
        <source>the link “{label}” has no address, as a text holds none ({count} photos)</source>
        <translation>der Link „{label}“ hat keine Adresse, da ein Text keine enthält ({count} Fotos)</translation>
    </message>
    <message>
        <source>the link “{label}” of photo {number} has no address</source>
        <translation>der Link „{label}“ von Foto {number} hat keine Adresse</translation>
    </message>
    <message>
        <source>the link “{label}” of photos {numbers} has no address</source>
        <translation>der Link „{label}“ der Fotos {numbers} hat keine Adresse</translation>
    </message>
    <message>
        <source>the list of checksums in it cannot be read</source>
        <translation>die Liste der Prüfsummen darin kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the manifest cannot be read: {reason}</source>
        <translation>das Manifest kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the manifest declares tags (%TAG): tags are not allowed</source>
        <translation>das Manifest vereinbart Tags (%TAG): Tags sind nicht erlaubt</translation>
    </message>
    <message>
        <source>the manifest has no format: it is read as &quot;1.0&quot;</source>
        <translation>das Manifest nennt kein format: Es wird als &quot;1.0&quot; gelesen</translation>
    </message>
    <message>
        <source>the manifest has no photos</source>
        <translation>das Manifest hat keine photos</translation>
    </message>
    <message>
        <source>the manifest holds more than one document (a line of ---)</source>
        <translation>das Manifest enthält mehr als ein Dokument (eine Zeile ---)</translation>
    </message>
    <message>
        <source>the manifest holds more than {limit} values</source>
        <translation>das Manifest enthält mehr als {limit} Werte</translation>
    </message>
    <message>
        <source>the manifest holds the control character {code}</source>
        <translation>das Manifest enthält das Steuerzeichen {code}</translation>
    </message>
    <message>
        <source>the manifest is in format {version}, newer than this version: unknown keys are passed over</source>
        <translation>das Manifest hat das Format {version}, neuer als dieses Programm: Unbekannte Schlüssel werden übergangen</translation>
    </message>
    <message>
        <source>the manifest is in format {version}: only what this version knows is read</source>
        <translation>das Manifest hat das Format {version}: Nur was dieses Programm kennt, wird gelesen</translation>
    </message>
    <message>
        <source>the manifest is larger than {limit} MB</source>
        <translation>das Manifest ist größer als {limit} MB</translation>
    </message>
    <message>
        <source>the manifest is not a map of keys</source>
        <translation>das Manifest ist keine Zuordnung von Schlüsseln</translation>
    </message>
    <message>
        <source>the manifest is not valid YAML</source>
        <translation>das Manifest ist kein gültiges YAML</translation>
    </message>
    <message>
        <source>the manifest is not valid YAML: {problem}</source>
        <translation>das Manifest ist kein gültiges YAML: {problem}</translation>
    </message>
    <message>
        <source>the manifest is not written in UTF-8</source>
        <translation>das Manifest ist nicht in UTF-8 geschrieben</translation>
    </message>
    <message>
        <source>the manifest is written in UTF-16 or UTF-32, not in UTF-8</source>
        <translation>das Manifest ist in UTF-16 oder UTF-32 geschrieben, nicht in UTF-8</translation>
    </message>
    <message>
        <source>the manifest lists {count} photos: only the first {limit} are shown</source>
        <translation>das Manifest führt {count} Fotos auf: Nur die ersten {limit} werden gezeigt</translation>
    </message>
    <message>
        <source>the manifest speaks of {total} photos, the gallery has {count}</source>
        <translation>das Manifest spricht von {total} Fotos, die Galerie hat {count}</translation>
    </message>
    <message>
        <source>the manifest would be larger than {limit} MB</source>
        <translation>das Manifest würde größer als {limit} MB</translation>
    </message>
    <message>
        <source>the output cannot be written: {reason}.</source>
        <translation>die Ausgabe kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>the packed file cannot be opened: {reason}</source>
        <translation>die gepackte Datei kann nicht geöffnet werden: {reason}</translation>
    </message>
    <message>
        <source>the packed file cannot be read: {reason}</source>
        <translation>die gepackte Datei kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the packed file is damaged: its list of members cannot be read</source>
        <translation>die gepackte Datei ist beschädigt: Die Liste ihrer Einträge kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>the path has an empty part between its slashes</source>
        <translation>der Pfad hat einen leeren Teil zwischen seinen Schrägstrichen</translation>
    </message>
    <message>
        <source>the path holds a backslash: write / between folders and file</source>
        <translation>der Pfad enthält einen Rückstrich: Schreiben Sie / zwischen Ordner und Datei</translation>
    </message>
    <message>
        <source>the path holds a character that no file name can hold</source>
        <translation>der Pfad enthält ein Zeichen, das in keinem Dateinamen stehen kann</translation>
    </message>
    <message>
        <source>the path is absolute: only files within the gallery&apos;s folder can be shown</source>
        <translation>der Pfad ist absolut: Nur Dateien innerhalb des Ordners der Galerie können gezeigt werden</translation>
    </message>
    <message>
        <source>the path is an address or begins with a drive letter</source>
        <translation>der Pfad ist eine Adresse oder beginnt mit einem Laufwerksbuchstaben</translation>
    </message>
    <message>
        <source>the path is empty</source>
        <translation>der Pfad ist leer</translation>
    </message>
    <message>
        <source>the path is longer than {limit} characters</source>
        <translation>der Pfad ist länger als {limit} Zeichen</translation>
    </message>
    <message>
        <source>the path leads out of the gallery&apos;s folder</source>
        <translation>der Pfad führt aus dem Ordner der Galerie hinaus</translation>
    </message>
    <message>
        <source>the path leads out of the gallery&apos;s folder or has a part of dots only</source>
        <translation>der Pfad führt aus dem Ordner der Galerie hinaus oder hat einen Teil, der nur aus Punkten besteht</translation>
    </message>
    <message>
        <source>the photos are not in the order of their numbers: the order of the text counts</source>
        <translation>die Fotos stehen nicht in der Reihenfolge ihrer Nummern: Es gilt die des Textes</translation>
    </message>
    <message>
        <source>the process that reads photos cannot be started</source>
        <translation>der Prozess, der Fotos liest, kann nicht gestartet werden</translation>
    </message>
    <message>
        <source>the publisher is guessed from the alt texts: {name}</source>
        <translation>der Herausgeber ist aus den Alternativtexten vermutet: {name}</translation>
    </message>
    <message>
        <source>the saver process ended before it was done</source>
        <translation>der Speicherprozess endete, bevor er fertig war</translation>
    </message>
    <message>
        <source>the saver process sent something that makes no sense</source>
        <translation>der Speicherprozess hat etwas geschickt, das keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>the section is guessed from the first line: {section}</source>
        <translation>das Ressort ist aus der ersten Zeile vermutet: {section}</translation>
    </message>
    <message>
        <source>the setting {name} cannot be “{value}”: write a number from {least} to {most}. The default is used.</source>
        <translation>Die Einstellung {name} kann nicht „{value}“ sein: Schreiben Sie eine Zahl von {least} bis {most}. Die Voreinstellung gilt.</translation>
    </message>
    <message>
        <source>the setting {name} cannot be “{value}”: write one of {choices}. The default is used.</source>
        <translation>Die Einstellung {name} kann nicht „{value}“ sein: Schreiben Sie eines von {choices}. Die Voreinstellung gilt.</translation>
    </message>
    <message>
        <source>the setting {name} cannot be “{value}”: write true or false. The default is used.</source>
        <translation>Die Einstellung {name} kann nicht „{value}“ sein: Schreiben Sie true oder false. Die Voreinstellung gilt.</translation>
    </message>
    <message>
        <source>the setting {name} needs a list of hosts like example.com. The default is used.</source>
        <translation>Die Einstellung {name} braucht eine Liste von Rechnernamen wie example.com. Die Voreinstellung gilt.</translation>
    </message>
    <message>
        <source>the settings file is not a list of names and values; the defaults are used.</source>
        <translation>Die Einstellungsdatei ist keine Liste von Namen und Werten; die Voreinstellungen gelten.</translation>
    </message>
    <message>
        <source>the text at the top differs from the article below it: what stands below is shown</source>
        <translation>der Text am Anfang unterscheidet sich vom Artikel darunter: Gezeigt wird, was unten steht</translation>
    </message>
    <message>
        <source>the text cannot be read: {reason}</source>
        <translation>der Text kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the text counts {total} photos, and its last is number {last}</source>
        <translation>der Text zählt {total} Fotos, und das letzte hat die Nummer {last}</translation>
    </message>
    <message>
        <source>the text has more than {limit} lines: what follows is not read</source>
        <translation>der Text hat mehr als {limit} Zeilen: Was folgt, wird nicht gelesen</translation>
    </message>
    <message>
        <source>the text has no headline: the folder&apos;s name stands in for it</source>
        <translation>der Text hat keine Überschrift: Der Name des Ordners steht dafür</translation>
    </message>
    <message>
        <source>the text has no photo for these images: {names}</source>
        <translation>der Text hat kein Foto zu diesen Bildern: {names}</translation>
    </message>
    <message>
        <source>the text has {count} photos: only the first {limit} are shown</source>
        <translation>der Text hat {count} Fotos: Nur die ersten {limit} werden gezeigt</translation>
    </message>
    <message>
        <source>the text is damaged: it begins as UTF-16 and is not</source>
        <translation>der Text ist beschädigt: Er beginnt wie UTF-16 und ist es nicht</translation>
    </message>
    <message>
        <source>the text is larger than {limit} MB</source>
        <translation>der Text ist größer als {limit} MB</translation>
    </message>
    <message>
        <source>the text is no article with photos</source>
        <translation>der Text ist kein Artikel mit Fotos</translation>
    </message>
    <message>
        <source>the text is not written in UTF-8: it is read as {encoding}</source>
        <translation>der Text ist nicht in UTF-8 geschrieben: Er wird als {encoding} gelesen</translation>
    </message>
    <message>
        <source>the text is written as in HTML, with signs such as {sign}</source>
        <translation>der Text ist wie in HTML geschrieben, mit Zeichen wie {sign}</translation>
    </message>
    <message>
        <source>the text is written in UTF-16</source>
        <translation>der Text ist in UTF-16 geschrieben</translation>
    </message>
    <message>
        <source>the words of photo {number} hold “&amp;amp;”</source>
        <translation>in den Texten von Foto {number} steht „&amp;amp;“</translation>
    </message>
    <message>
        <source>the words of photo {number} hold “{entity}”, left over from a web page</source>
        <translation>in den Texten von Foto {number} steht „{entity}“, das von einer Webseite übrig ist</translation>
    </message>
    <message>
        <source>the words of photos {numbers} hold signs left over from a web page, like “{entity}”</source>
        <translation>in den Texten der Fotos {numbers} stehen Zeichen, die von einer Webseite übrig sind, wie „{entity}“</translation>
    </message>
    <message>
        <source>the words of photos {numbers} hold “&amp;amp;”</source>
        <translation>in den Texten der Fotos {numbers} steht „&amp;amp;“</translation>
    </message>
    <message>
        <source>there are no checksums in it</source>
        <translation>es sind keine Prüfsummen darin</translation>
    </message>
    <message>
        <source>there are no images beside the text: only its words are shown</source>
        <translation>neben dem Text liegen keine Bilder: Nur der Text wird gezeigt</translation>
    </message>
    <message>
        <source>there are no photos in the folder {name}</source>
        <translation>im Ordner {name} sind keine Fotos</translation>
    </message>
    <message>
        <source>there are no photos in the packed file {name}</source>
        <translation>in der gepackten Datei {name} sind keine Fotos</translation>
    </message>
    <message>
        <source>there are several galleries in it</source>
        <translation>es sind mehrere Galerien darin</translation>
    </message>
    <message>
        <source>there is no file or folder of this name</source>
        <translation>es gibt keine Datei und keinen Ordner dieses Namens</translation>
    </message>
    <message>
        <source>there is no folder to write it to</source>
        <translation>es gibt keinen Ordner, in den geschrieben werden könnte</translation>
    </message>
    <message>
        <source>there is no home folder to put the program&apos;s entries into</source>
        <translation>es gibt keinen persönlichen Ordner für die Einträge des Programms</translation>
    </message>
    <message>
        <source>there is no image for photo {number} of the text</source>
        <translation>es gibt kein Bild zu Foto {number} des Textes</translation>
    </message>
    <message>
        <source>there is no photo in it</source>
        <translation>es ist kein Foto darin</translation>
    </message>
    <message>
        <source>there is no setting {name}; it was passed over.</source>
        <translation>Es gibt keine Einstellung {name}; sie wurde übergangen.</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>der Speicher reicht dafür nicht</translation>
    </message>
    <message>
        <source>this file made the decoder fail; it is not tried again</source>
        <translation>an dieser Datei ist der Decoder gescheitert; sie wird nicht noch einmal versucht</translation>
    </message>
    <message>
        <source>this is for the desktops of Linux; here an installer does it</source>
        <translation>das ist für die Arbeitsumgebungen von Linux; hier erledigt es ein Installationsprogramm</translation>
    </message>
    <message>
        <source>this is no animation</source>
        <translation>das ist keine Animation</translation>
    </message>
    <message>
        <source>this photo cannot be shown</source>
        <translation>dieses Foto kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>this photo could not be looked at</source>
        <translation>dieses Foto konnte nicht geprüft werden</translation>
    </message>
    <message>
        <source>too large to show ({width} × {height})</source>
        <translation>zu groß, um gezeigt zu werden ({width} × {height})</translation>
    </message>
    <message>
        <source>too large to show: there is not enough memory for it</source>
        <translation>zu groß, um gezeigt zu werden: Der Arbeitsspeicher reicht dafür nicht aus</translation>
    </message>
    <message>
        <source>unpacked it would take more than {limit} GB: it is not opened</source>
        <translation>ausgepackt bräuchte sie mehr als {limit} GB: Sie wird nicht geöffnet</translation>
    </message>
    <message>
        <source>words in its metadata are longer than {limit} kB, or than {all} kB together: they are shown cut</source>
        <translation>Texte in den Metadaten sind länger als {limit} kB, oder zusammen länger als {all} kB: Sie werden gekürzt gezeigt</translation>
    </message>
    <message>
        <source>{counter} does not count {total} photos</source>
        <translation>{counter} zählt nicht {total} Fotos</translation>
    </message>
    <message>
        <source>{counter} does not follow number {before}</source>
        <translation>{counter} folgt nicht auf Nummer {before}</translation>
    </message>
    <message>
        <source>{count} members in all are passed over</source>
        <translation>insgesamt werden {count} Einträge übergangen</translation>
    </message>
    <message>
        <source>{count} other files are not shown</source>
        <translation>{count} andere Dateien werden nicht gezeigt</translation>
    </message>
    <message>
        <source>{key} has neither a label nor an address: it is left out</source>
        <translation>{key} hat weder Beschriftung noch Adresse: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{key} has neither a line nor parties: it is left out</source>
        <translation>{key} hat weder line noch parties: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{key} has no value: write &quot;&quot; to leave it empty on purpose</source>
        <translation>{key} hat keinen Wert: Schreiben Sie &quot;&quot;, um es mit Absicht leer zu lassen</translation>
    </message>
    <message>
        <source>{key} holds a list within a list: it is left out</source>
        <translation>{key} enthält eine Liste in einer Liste: Sie wird weggelassen</translation>
    </message>
    <message>
        <source>{key} is not a known key</source>
        <translation>{key} ist kein bekannter Schlüssel</translation>
    </message>
    <message>
        <source>{key} is not a known key: did you mean {near}?</source>
        <translation>{key} ist kein bekannter Schlüssel: Meinten Sie {near}?</translation>
    </message>
    <message>
        <source>{key} must be a text or a list of texts: it is left out</source>
        <translation>{key} muss ein Text oder eine Liste von Texten sein: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{key} must be a text or a map of languages: it is left out</source>
        <translation>{key} muss ein Text oder eine Zuordnung von Sprachen sein: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{key} must be a text or a map: it is left out</source>
        <translation>{key} muss ein Text oder eine Zuordnung sein: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{key} must be a text: it is left out</source>
        <translation>{key} muss ein Text sein: Es wird weggelassen</translation>
    </message>
    <message>
        <source>{manifest} does not list {name}: the folder is shown</source>
        <translation>{manifest} führt {name} nicht auf: Der Ordner wird gezeigt</translation>
    </message>
    <message>
        <source>{manifest} is packed twice: which one counts is not told</source>
        <translation>{manifest} ist zweimal gepackt: Es ist nicht gesagt, welche gilt</translation>
    </message>
    <message>
        <source>{names} and {count} more images are not shown</source>
        <translation>{names} und {count} weitere Bilder werden nicht gezeigt</translation>
    </message>
    <message>
        <source>{name} cannot be “{value}”.</source>
        <translation>{name} kann nicht „{value}“ sein.</translation>
    </message>
    <message>
        <source>{name} is a device, a pipe or a socket, not a file</source>
        <translation>{name} ist ein Gerät, eine Pipe oder ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file</source>
        <translation>{name} ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>{name} is a link that leads in a circle</source>
        <translation>{name} ist eine Verknüpfung, die im Kreis führt</translation>
    </message>
    <message>
        <source>{name} is a link that leaves the gallery</source>
        <translation>{name} ist eine Verknüpfung, die aus der Galerie hinausführt</translation>
    </message>
    <message>
        <source>{name} is a link: links in packed files are not followed</source>
        <translation>{name} ist eine Verknüpfung: Verknüpfungen in gepackten Dateien wird nicht gefolgt</translation>
    </message>
    <message>
        <source>{name} is damaged: it cannot be unpacked</source>
        <translation>{name} ist beschädigt: Es kann nicht ausgepackt werden</translation>
    </message>
    <message>
        <source>{name} is damaged: it overlaps what follows in the packed file</source>
        <translation>{name} ist beschädigt: Es überlappt, was in der gepackten Datei folgt</translation>
    </message>
    <message>
        <source>{name} is damaged: its checksum is not what the packed file says</source>
        <translation>{name} ist beschädigt: Die Prüfsumme ist nicht die, die in der gepackten Datei steht</translation>
    </message>
    <message>
        <source>{name} is damaged: its size is not what the packed file says</source>
        <translation>{name} ist beschädigt: Die Größe ist nicht die, die in der gepackten Datei steht</translation>
    </message>
    <message>
        <source>{name} is damaged: the packed file describes it in two different ways</source>
        <translation>{name} ist beschädigt: Die gepackte Datei beschreibt es auf zwei verschiedene Arten</translation>
    </message>
    <message>
        <source>{name} is damaged: the packed file is cut off, or was changed while it was open</source>
        <translation>{name} ist beschädigt: Die gepackte Datei ist abgeschnitten oder wurde geändert, während sie offen war</translation>
    </message>
    <message>
        <source>{name} is encrypted</source>
        <translation>{name} ist verschlüsselt</translation>
    </message>
    <message>
        <source>{name} is missing in the packed file</source>
        <translation>{name} fehlt in der gepackten Datei</translation>
    </message>
    <message>
        <source>{name} is not what was packed: its checksum differs</source>
        <translation>{name} ist nicht, was gepackt wurde: Die Prüfsumme ist eine andere</translation>
    </message>
    <message>
        <source>{name} is packed in an unknown way (method {method})</source>
        <translation>{name} ist auf unbekannte Art gepackt (Verfahren {method})</translation>
    </message>
    <message>
        <source>{name} is packed twice: the first one counts</source>
        <translation>{name} ist zweimal gepackt: Das erste gilt</translation>
    </message>
    <message>
        <source>{name} is too large to show ({size} MB)</source>
        <translation>{name} ist zu groß, um gezeigt zu werden ({size} MB)</translation>
    </message>
    <message>
        <source>{name} needs a value: {name} {metavar}.</source>
        <translation>{name} braucht einen Wert: {name} {metavar}.</translation>
    </message>
    <message>
        <source>{name} takes no value, but “{value}” was given.</source>
        <translation>{name} nimmt keinen Wert, aber „{value}“ wurde angegeben.</translation>
    </message>
    <message>
        <source>{name}: its name is not written in UTF-8</source>
        <translation>{name}: Der Name ist nicht in UTF-8 geschrieben</translation>
    </message>
    <message>
        <source>{name}: on Windows, a colon or a backslash in a name means something else</source>
        <translation>{name}: Unter Windows bedeuten Doppelpunkt und Backslash in einem Namen etwas anderes</translation>
    </message>
    <message>
        <source>{name}: on Windows, no name ends with a full stop or a space</source>
        <translation>{name}: Unter Windows endet kein Name mit Punkt oder Leerzeichen</translation>
    </message>
    <message>
        <source>{name}: on Windows, {part} is the name of a device</source>
        <translation>{name}: Unter Windows ist {part} der Name eines Geräts</translation>
    </message>
    <message>
        <source>{one} and {other} are one name on many systems</source>
        <translation>{one} und {other} sind auf vielen Systemen ein und derselbe Name</translation>
    </message>
    <message>
        <source>{path} cannot be found: the folder you are in no longer exists.</source>
        <translation>{path} ist nicht zu finden: Den Ordner, in dem Sie sind, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. The defaults are used.</source>
        <translation>{path} kann nicht gelesen werden: {reason}. Die Voreinstellungen gelten.</translation>
    </message>
    <message>
        <source>{path} cannot be understood. The defaults are used.</source>
        <translation>{path} ist nicht zu verstehen. Die Voreinstellungen gelten.</translation>
    </message>
    <message>
        <source>{path} cannot be written, so it is not remembered: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden, daher wird es nicht gemerkt: {reason}.</translation>
    </message>
    <message>
        <source>{path} could not be understood. It was kept as {aside}, and the defaults are used.</source>
        <translation>{path} war nicht zu verstehen. Es wurde als {aside} aufbewahrt, und die Voreinstellungen gelten.</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>{tag} is not a language tag such as en or pt-BR</source>
        <translation>{tag} ist kein Sprachkürzel wie en oder pt-BR</translation>
    </message>
    <message>
        <source>{text} is no day that there is</source>
        <translation>{text} ist ein Tag, den es nicht gibt</translation>
    </message>
    <message>
        <source>{text} is read as day, month, year: {day}</source>
        <translation>{text} wird als Tag, Monat, Jahr gelesen: {day}</translation>
    </message>
    <message>
        <source>{text} tells no time zone: only the day is taken</source>
        <translation>{text} nennt keine Zeitzone: Nur der Tag wird übernommen</translation>
    </message>
    <message>
        <source>{time} is a day that does not exist</source>
        <translation>{time} ist ein Tag, den es nicht gibt</translation>
    </message>
    <message>
        <source>{time} is not a time such as 2024-04-07T15:40:00Z</source>
        <translation>{time} ist keine Zeit wie 2024-04-07T15:40:00Z</translation>
    </message>
    <message>
        <source>{time} lacks its time zone, such as Z or +02:00</source>
        <translation>bei {time} fehlt die Zeitzone, etwa Z oder +02:00</translation>
    </message>
    <message>
        <source>{wanted} is not there: {found} is taken for it</source>
        <translation>{wanted} ist nicht da: {found} wird dafür genommen</translation>
    </message>
    <message>
        <source>{word} does not name a file.</source>
        <translation>{word} bezeichnet keine Datei.</translation>
    </message>
    <message>
        <source>{word} is an address, and only what lies on this computer can be opened.</source>
        <translation>{word} ist eine Adresse; geöffnet werden kann nur, was auf diesem Computer liegt.</translation>
    </message>
    <message>
        <source>{word} lies on another computer, {host}.</source>
        <translation>{word} liegt auf einem anderen Computer, {host}.</translation>
    </message>
    <message>
        <source>“{tag}” in photo {number} is not a language tag</source>
        <translation>„{tag}“ in Foto {number} ist kein Sprachkürzel</translation>
    </message>
    <message>
        <source>“{tag}” in photos {numbers} is not a language tag</source>
        <translation>„{tag}“ in den Fotos {numbers} ist kein Sprachkürzel</translation>
    </message>
    <message>
        <source>“{tag}”, the article&apos;s language, is not a language tag</source>
        <translation>„{tag}“, die Sprache des Artikels, ist kein Sprachkürzel</translation>
    </message>
    <message>
        <source>“{value}” is no size. Give a number of pixels.</source>
        <translation>„{value}“ ist keine Größe. Geben Sie eine Zahl von Pixeln an.</translation>
    </message>
    <message>
        <source>“{word}” is one word too many.</source>
        <translation>„{word}“ ist ein Wort zu viel.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>What the panel shows</source>
        <translation>Was der Infobereich zeigt</translation>
    </message>
</context>
<context>
    <name>StorySheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Go to photo</source>
        <translation>Zum Foto</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>By {names}</source>
        <translation>Von {names}</translation>
    </message>
    <message>
        <source>Keywords: {words}</source>
        <translation>Stichwörter: {words}</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>vermutet</translation>
    </message>
</context>
<context>
    <name>TableSaving</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the credits as a table</source>
        <translation>Bildnachweise als Tabelle speichern</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The table is too large. Write it with “gallery-app credits --csv”.</source>
        <translation>Die Tabelle ist zu groß. Schreiben Sie sie mit „gallery-app credits --csv“.</translation>
    </message>
    <message>
        <source>The table was not saved: {reason}</source>
        <translation>Die Tabelle wurde nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>Bildnachweise</translation>
    </message>
</context>
<context>
    <name>TextVerbs</name>
    <message>
        <source>Only a folder, photos or an article saved as text can be saved as a gallery.</source>
        <translation>Nur ein Ordner, Fotos oder ein als Text gespeicherter Artikel können als Galerie gespeichert werden.</translation>
    </message>
    <message>
        <source>Saved as gallery.yaml beside the photos.</source>
        <translation>Als gallery.yaml neben den Fotos gespeichert.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>Not a photo that can be shown</source>
        <translation>Kein Foto, das gezeigt werden kann</translation>
    </message>
    <message>
        <source>Not opened, to be safe</source>
        <translation>Zur Sicherheit nicht geöffnet</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation>Die Datei fehlt</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>Zu groß, um gezeigt zu werden</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>no photos</source>
        <translation>keine Fotos</translation>
    </message>
    <message>
        <source>opened on {weekday}</source>
        <translation>am {weekday} geöffnet</translation>
    </message>
    <message>
        <source>opened today</source>
        <translation>heute geöffnet</translation>
    </message>
    <message>
        <source>opened yesterday</source>
        <translation>gestern geöffnet</translation>
    </message>
    <message>
        <source>opened {date}</source>
        <translation>am {date} geöffnet</translation>
    </message>
</context>
<context>
    <name>ThumbnailStrip</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Gallery</source>
        <translation>Gallery</translation>
    </message>
    <message>
        <source>New from text…</source>
        <translation>Neu aus Text…</translation>
    </message>
    <message>
        <source>Open a photo story, a folder of pictures, or drop one anywhere in this window.</source>
        <translation>Öffnen Sie eine Bildstrecke oder einen Ordner mit Fotos, oder ziehen Sie etwas davon in dieses Fenster.</translation>
    </message>
    <message>
        <source>Open gallery…</source>
        <translation>Galerie öffnen…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Recent galleries</source>
        <translation>Zuletzt geöffnete Galerien</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>{opened}, at photo {number}</source>
        <translation>{opened}, bei Foto {number}</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Each photo is fitted again</source>
        <translation>Jedes Foto wird wieder eingepasst</translation>
    </message>
    <message>
        <source>Zoom and position are kept</source>
        <translation>Vergrößerung und Ausschnitt bleiben</translation>
    </message>
</context>
<context>
    <name>WindowModes</name>
    <message>
        <source>A slideshow is running</source>
        <translation>Eine Diashow läuft</translation>
    </message>
    <message>
        <source>Caption: comes and goes</source>
        <translation>Bildunterschrift: kommt und geht</translation>
    </message>
    <message>
        <source>Caption: hidden</source>
        <translation>Bildunterschrift: ausgeblendet</translation>
    </message>
    <message>
        <source>Caption: stays</source>
        <translation>Bildunterschrift: bleibt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>{seconds} s a photo</source>
        <translation>{seconds} s je Foto</translation>
    </message>
</context>
<context>
    <name>WindowSearch</name>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln Fundstelle</numerusform>
            <numerusform>%Ln Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 Fundstelle</translation>
    </message>
    <message>
        <source>From the first hit again</source>
        <translation>Wieder ab der ersten Fundstelle</translation>
    </message>
    <message>
        <source>From the last hit again</source>
        <translation>Wieder ab der letzten Fundstelle</translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Keine Fundstellen</translation>
    </message>
    <message>
        <source>No hits yet</source>
        <translation>Noch keine Fundstellen</translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing is found yet</source>
        <translation>Noch nichts gefunden</translation>
    </message>
    <message>
        <source>Reading words: {number} of {count}</source>
        <translation>Texte werden gelesen: {number} von {count}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>WindowWiring</name>
    <message>
        <source>First photo</source>
        <translation>Erstes Foto</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Letztes Foto</translation>
    </message>
</context>
<context>
    <name>WordVerbs</name>
    <message>
        <source>Caption and credit copied</source>
        <translation>Bildunterschrift und Bildnachweis kopiert</translation>
    </message>
    <message>
        <source>Instructions: {text}</source>
        <translation>Hinweise: {text}</translation>
    </message>
    <message>
        <source>Photo and words copied</source>
        <translation>Foto und Text kopiert</translation>
    </message>
    <message>
        <source>There is no picture to copy</source>
        <translation>Es gibt kein Bild zum Kopieren</translation>
    </message>
    <message>
        <source>There is no picture to copy: the words were copied</source>
        <translation>Es gibt kein Bild zu kopieren: Die Texte wurden kopiert</translation>
    </message>
    <message>
        <source>This photo has no rights link</source>
        <translation>Dieses Foto hat keinen Link zu den Bildrechten</translation>
    </message>
    <message>
        <source>This photo has no words to copy</source>
        <translation>Dieses Foto hat keinen Text zum Kopieren</translation>
    </message>
</context>
<context>
    <name>WordsOnShow</name>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>Foto {number} von {count}</translation>
    </message>
    <message>
        <source>The words of this photo are in one language</source>
        <translation>Die Texte dieses Fotos sind in einer Sprache</translation>
    </message>
</context>
</TS>
