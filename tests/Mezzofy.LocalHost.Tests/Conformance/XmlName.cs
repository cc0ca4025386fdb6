namespace Mezzofy.LocalHost.Tests.Conformance;

/// <summary>Names of types as XML documentation ids write them.</summary>
internal static class XmlName
{
    /// <summary>The name of a declared type.</summary>
    public static string Definition(Type t) => (t.FullName ?? t.Name).Replace('+', '.');

    /// <summary>The name of a type where it is used.</summary>
    public static string Of(Type t)
    {
        if (t.IsByRef)
            return Of(t.GetElementType()!) + "@";
        if (t.IsArray)
            return Of(t.GetElementType()!) + "[]";
        if (t.IsGenericParameter)
            return (t.DeclaringMethod is null ? "`" : "``") + t.GenericParameterPosition;
        if (!t.IsGenericType)
            return Definition(t);
        var open = t.GetGenericTypeDefinition().FullName!;
        return $"{open[..open.IndexOf('`')].Replace('+', '.')}{{{string.Join(",", t.GetGenericArguments().Select(Of))}}}";
    }
}
