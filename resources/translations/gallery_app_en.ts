<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CreditsDialog</name>
    <message numerus="yes">
        <source>%Ln parties</source>
        <translation>
            <numerusform>%Ln party</numerusform>
            <numerusform>%Ln parties</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanguageSwitch</name>
    <message numerus="yes">
        <source>Opens a list of %Ln languages</source>
        <translation>
            <numerusform>Opens a list of %Ln language</numerusform>
            <numerusform>Opens a list of %Ln languages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsDialog</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more; &quot;Copy all&quot; copies them too</source>
        <translation>
            <numerusform>… and %Ln more; &quot;Copy all&quot; copies it too</numerusform>
            <numerusform>… and %Ln more; &quot;Copy all&quot; copies them too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln photo</numerusform>
            <numerusform>%Ln photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowSearch</name>
    <message numerus="yes">
        <source>%Ln hits</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
</TS>
