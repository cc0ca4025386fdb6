using System.Reflection;

namespace Mezzofy.LocalHost.Tests.Conformance;

/// <summary>Prints the public and protected surface of types, one line a type and member: the form of the lists in official-api.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The line of the type itself; bases are compared apart, because a declaration may leave interfaces out.</summary>
    public static ApiType Describe(Type type) => new(
        $"T:{XmlName.Definition(type)}",
        Modifiers(type) + " " + Kind(type),
        Bases(type),
        Usage(type),
        type.IsEnum ? EnumMembers(type) : [.. Members(type)]);

    private static string Kind(Type t) => t switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ => typeof(Delegate).IsAssignableFrom(t) ? "delegate" : "class",
    };

    private static string Modifiers(Type t) => t switch
    {
        { IsAbstract: true, IsSealed: true } => " static",
        { IsAbstract: true, IsInterface: false } => " abstract",
        { IsSealed: true, IsValueType: false } => " sealed",
        _ => string.Empty,
    };

    private static string[] Bases(Type t)
    {
        Type[] implied = [typeof(object), typeof(ValueType), typeof(Enum)];
        var parent = t.BaseType is { } b && !implied.Contains(b) ? [XmlName.Of(b)] : Array.Empty<string>();
        return [.. parent, .. t.GetInterfaces().Where(i => i.IsPublic).Select(XmlName.Of).Order(StringComparer.Ordinal)];
    }

    private static string? Usage(Type t) => t.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(AttributeUsageAttribute)) is { } usage
        ? ((AttributeTargets)(int)usage.ConstructorArguments[0].Value!).ToString()
        : null;

    private static string[] EnumMembers(Type t) =>
        [.. t.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => $"F:{XmlName.Definition(t)}.{f.Name} = {Convert.ToInt64(f.GetRawConstantValue())}")];

    private static IEnumerable<string> Members(Type t)
    {
        var name = XmlName.Definition(t);
        foreach (var c in t.GetConstructors(Declared).Where(Visible))
            yield return $"M:{name}.{(c.IsStatic ? "#cctor" : "#ctor")}{Parameters(c)}{Access(c)}{Names(c)}";
        foreach (var m in t.GetMethods(Declared).Where(m => Visible(m) && !IsAccessor(m)))
            yield return $"M:{name}.{m.Name.Replace('.', '#')}{Arity(m)}{Parameters(m)} -> {XmlName.Of(m.ReturnType)}{Access(m)}{Names(m)}";
        foreach (var line in t.GetProperties(Declared).Select(p => Property(name, p)).OfType<string>())
            yield return line;
        foreach (var f in t.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily))
            yield return $"F:{name}.{f.Name} -> {XmlName.Of(f.FieldType)}{(f.IsStatic ? " static" : "")}{(f.IsLiteral ? " = " + f.GetRawConstantValue() : "")}";
        foreach (var e in t.GetEvents(Declared))
            yield return $"E:{name}.{e.Name} -> {XmlName.Of(e.EventHandlerType!)}";
    }

    private static string? Property(string type, PropertyInfo p)
    {
        var get = p.GetMethod is { } g && Visible(g) ? g : null;
        var set = p.SetMethod is { } s && Visible(s) ? s : null;
        if ((get ?? set) is not { } accessor)
            return null;
        var init = set is not null && set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");
        var index = p.GetIndexParameters() is { Length: > 0 } list ? $"({string.Join(",", list.Select(i => XmlName.Of(i.ParameterType)))})" : "";
        var accessors = (get is null ? "" : " get;") + (set is null ? "" : init ? " init;" : " set;");
        return $"P:{type}.{p.Name}{index} -> {XmlName.Of(p.PropertyType)} {{{accessors} }}{Access(accessor)}";
    }

    private static bool Visible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo m) =>
        m.IsSpecialName && new[] { "get_", "set_", "add_", "remove_" }.Any(prefix => m.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static string Arity(MethodInfo m) => m.IsGenericMethod ? "``" + m.GetGenericArguments().Length : "";

    private static string Access(MethodBase m) => (m.IsPublic ? "" : " protected") + (m.IsStatic ? " static" : "") + Virtuality(m);

    private static string Virtuality(MethodBase m) => m switch
    {
        { DeclaringType.IsInterface: true } => "",
        { IsAbstract: true } => " abstract",
        { IsVirtual: true, IsFinal: false } => m is MethodInfo method && method.GetBaseDefinition() != method ? " override" : " virtual",
        _ => "",
    };

    private static string Names(MethodBase m) => m.GetParameters() is { Length: > 0 } parameters
        ? " | " + string.Join(", ", parameters.Select(Name))
        : "";

    private static string Name(ParameterInfo p) =>
        (p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + p.Name
        + (p.HasDefaultValue ? " = " + (p.RawDefaultValue ?? "default") : "");

    private static string Parameters(MethodBase m) => m.GetParameters() is { Length: > 0 } parameters
        ? $"({string.Join(",", parameters.Select(p => XmlName.Of(p.ParameterType)))})"
        : "";
}
